package org.aumbry.networks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.FileSystemResource;

/** Reads the settings file in the data folder, as the weakest of all files: whatever else is set wins. */
class SettingsFileReader implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var file = Path.of(environment.getProperty("aumbry.data", "data")).resolve(SettingsFile.NAME);
        if (!Files.isReadable(file)) {
            return;
        }
        try {
            new YamlPropertySourceLoader()
                    .load("settings of the data folder", new FileSystemResource(file))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalStateException("the settings file " + file + " can't be read: correct it or remove it",
                    unreadable);
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
