package org.aumbry.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.aumbry.assurance.RegisterFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleLibraryTests {

    private static Map<String, SampleDocument> documents;

    @BeforeAll
    static void make() {
        documents = new SampleLibrary(RegisterFixture.register())
                .all().stream().collect(Collectors.toMap(SampleDocument::fileName, Function.identity()));
    }

    @Test
    void theHandbookHasThirtyPagesAndAContentsThatTellsTheTruth() throws IOException {
        try (var book = Loader.loadPDF(content("aumbry-handbook.pdf"))) {
            assertThat(book.getNumberOfPages()).isGreaterThanOrEqualTo(30);
            var text = new PDFTextStripper();
            text.setEndPage(4);
            var entry = text.getText(book)
                    .lines()
                    .filter(line -> line.startsWith("Snips") && line.matches(".*\\d+"))
                    .findFirst()
                    .orElseThrow();
            var page = Integer.parseInt(entry.replaceAll("\\D+", ""));
            text.setStartPage(page);
            text.setEndPage(page);
            assertThat(text.getText(book)).contains("A snip is one passage, one thought and one exact place.");
            assertThat(book.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle())
                    .isEqualTo("What Aumbry is");
        }
    }

    @Test
    void itsTextComesOutAsItWentIn() throws IOException {
        try (var book = Loader.loadPDF(content("aumbry-handbook.pdf"))) {
            assertThat(new PDFTextStripper().getText(book)).contains("certificate", "different", "file");
        }
    }

    @Test
    void everyFontOfABookIsEmbedded() throws IOException {
        for (var name : new String[] {"aumbry-handbook.pdf", "manuel-abrege.pdf", "manual-breve.pdf"}) {
            try (var book = Loader.loadPDF(content(name))) {
                for (var page : book.getPages()) {
                    for (var font : page.getResources().getFontNames()) {
                        assertThat(page.getResources().getFont(font)).matches(PDFont::isEmbedded);
                    }
                }
            }
        }
    }

    @Test
    void theHandbookListsEveryPromise() throws IOException {
        try (var book = Loader.loadPDF(content("aumbry-handbook.pdf"))) {
            var text = new PDFTextStripper().getText(book);
            RegisterFixture.register().all().forEach(promise -> assertThat(text).contains(promise.id() + " "));
        }
    }

    @Test
    void theSpreadsheetHoldsTheRegisterAndAddsUp() throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(content("promise-register.xlsx")))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(292);
            var counts = book.getSheetAt(1);
            var sum = counts.getRow(counts.getLastRowNum()).getCell(1);
            assertThat(book.getCreationHelper().createFormulaEvaluator().evaluate(sum).getNumberValue())
                    .isEqualTo(292);
        }
    }

    @Test
    void wordAndSlidesOpenWithTheirHeadings() throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(content("aumbry-handbook.docx")));
                var slides = new XMLSlideShow(new ByteArrayInputStream(content("introduction.pptx")))) {
            assertThat(word.getParagraphs())
                    .filteredOn(paragraph -> "Heading1".equals(paragraph.getStyle()))
                    .hasSize(15);
            assertThat(word.getAllPictures()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(slides.getSlides()).hasSize(8);
        }
    }

    @Test
    void anOpenDocumentBeginsWithItsKindUncompressed() throws IOException {
        for (var name : new String[] {"threat-model.odt", "promises-by-subject.ods", "introduction.odp"}) {
            var document = documents.get(name);
            assertThat(new String(document.content(), 30, 8 + document.mediaType().length(), StandardCharsets.US_ASCII))
                    .isEqualTo("mimetype" + document.mediaType());
            try (var zip = new ZipInputStream(new ByteArrayInputStream(document.content()))) {
                assertThat(zip.getNextEntry().getName()).isEqualTo("mimetype");
            }
        }
    }

    @Test
    void picturesAreDrawnWithoutAFontOfTheMachine() throws IOException {
        for (var name : new String[] {"structure.png", "keys.png", "one-request.jpg"}) {
            var image = ImageIO.read(new ByteArrayInputStream(content(name)));
            assertThat(image.getWidth()).isEqualTo(1600);
            var colours = java.util.stream.IntStream.range(0, 1000)
                    .map(y -> image.getRGB(800, y))
                    .distinct()
                    .count();
            assertThat(colours).isGreaterThan(5);
        }
    }

    private static byte[] content(String name) {
        return documents.get(name).content();
    }
}
