package org.aumbry.documents;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that are there once for each kind of thing. */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

    @Bean
    ItemShareable documentShareable(Sharing sharing) {
        return new ItemShareable("document", sharing);
    }

    @Bean
    ItemShareable folderShareable(Sharing sharing) {
        return new ItemShareable("folder", sharing);
    }
}
