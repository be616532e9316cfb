package org.aumbry.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that strangers send: no document type, no entity, nothing fetched, no comment that could split a text. */
final class SamlXml {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    static final int LIMIT_BYTES = 512 * 1024;
    private static final int MOST_NODES = 20_000;
    private static final int DEEPEST = 60;

    private SamlXml() {}

    static Document parse(byte[] bytes) {
        if (bytes.length > LIMIT_BYTES) {
            throw new NotProvenException("xml-too-long");
        }
        try {
            var builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            var document = builder.parse(new ByteArrayInputStream(bytes));
            requirePlain(document);
            return document;
        } catch (SAXException | IOException malformed) {
            throw new NotProvenException("xml");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the XML parser of this Java can't be made safe", impossible);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setCoalescing(true);
        return factory;
    }

    /** A comment inside a name reads as two texts to some and as one to others; no provider needs one. */
    private static void requirePlain(Document document) {
        int count = 0;
        int depth = 0;
        Node node = document;
        while (node != null) {
            if (++count > MOST_NODES || depth > DEEPEST) {
                throw new NotProvenException("xml-too-deep");
            }
            if (node.getNodeType() == Node.COMMENT_NODE || node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                throw new NotProvenException("xml-comment");
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNextSibling() == null) {
                node = node.getParentNode();
                depth--;
            }
            node = node == null ? null : node.getNextSibling();
        }
    }

    static boolean is(Node node, String namespace, String name) {
        return node instanceof Element && name.equals(node.getLocalName()) && namespace.equals(node.getNamespaceURI());
    }

    /** The children of that name, in order. */
    static List<Element> children(Element parent, String namespace, String name) {
        var found = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (is(child, namespace, name)) {
                found.add((Element) child);
            }
        }
        return found;
    }

    /** The only child of that name; refuses several. */
    static Optional<Element> child(Element parent, String namespace, String name) {
        var found = children(parent, namespace, name);
        if (found.size() > 1) {
            throw new NotProvenException("xml-twice");
        }
        return found.stream().findFirst();
    }

    static Element required(Element parent, String namespace, String name) {
        return child(parent, namespace, name).orElseThrow(() -> new NotProvenException("no-" + name));
    }

    /** Every element of that name in the whole document. */
    static List<Element> all(Document document, String namespace, String name) {
        var nodes = document.getElementsByTagNameNS(namespace, name);
        var found = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    static String text(Element element) {
        return element.getTextContent().strip();
    }

    /** A moment as the protocol writes it. */
    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new NotProvenException("time");
        }
    }

    /** Keeps the parser from writing what it did not like to the console. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) {}

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
