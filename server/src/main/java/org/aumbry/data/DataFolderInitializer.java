package org.aumbry.data;

import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Takes the data folder before any bean is made, so that nothing is written into a folder that is refused. */
class DataFolderInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    static final String FOLDER = "aumbry.data";

    /** Names a further node on the stores of an installation whose data folder this is. */
    static final String NODE = "aumbry.node";

    /** Set for commands that work beside a running server. */
    static final String BESIDE = "aumbry.beside";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return;
        }
        var environment = context.getEnvironment();
        var path = Path.of(environment.getProperty(FOLDER, "data"));
        var folder = folder(path, environment);
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("dataFolder", folder);
        beans.registerDisposableBean("dataFolder", folder::close);
    }

    private static DataFolder folder(Path path, Environment environment) {
        boolean beside = environment.getProperty(BESIDE, Boolean.class, false);
        if (beside && DataFolder.inUse(path)) {
            return DataFolder.beside(path);
        }
        var node = environment.getProperty(NODE, "");
        return node.isBlank() || beside ? DataFolder.open(path) : DataFolder.node(path, node);
    }

    /** Last: tests choose their folder in an earlier one. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
