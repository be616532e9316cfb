package org.aumbry.data;

import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;

/** Takes the data folder before any bean is made, so that nothing is written into a folder that is refused. */
class DataFolderInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    static final String FOLDER = "aumbry.data";

    /** Set for commands that work beside a running server. */
    static final String BESIDE = "aumbry.beside";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return;
        }
        var environment = context.getEnvironment();
        var path = Path.of(environment.getProperty(FOLDER, "data"));
        var folder = environment.getProperty(BESIDE, Boolean.class, false) && DataFolder.inUse(path)
                ? DataFolder.beside(path)
                : DataFolder.open(path);
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("dataFolder", folder);
        beans.registerDisposableBean("dataFolder", folder::close);
    }

    /** Last: tests choose their folder in an earlier one. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
