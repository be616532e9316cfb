package org.aumbry.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes a spreadsheet: one sheet for each table, with a frozen heading row, filters and a sum by formula. */
final class SheetBook {

    private static final int CHARACTER = 256;

    /**
     * One table.
     *
     * @param widths of the columns in characters
     * @param rows numbers are written as numbers, everything else as text
     */
    record Table(String name, List<String> header, List<Integer> widths, List<List<Object>> rows) {}

    private SheetBook() {}

    static byte[] write(List<Table> tables) {
        try (var book = new XSSFWorkbook()) {
            var bold = book.createFont();
            bold.setBold(true);
            var heading = book.createCellStyle();
            heading.setFont(bold);
            var text = book.createCellStyle();
            text.setWrapText(true);
            text.setVerticalAlignment(VerticalAlignment.TOP);
            for (var table : tables) {
                var sheet = book.createSheet(table.name());
                var header = sheet.createRow(0);
                for (int column = 0; column < table.header().size(); column++) {
                    var cell = header.createCell(column);
                    cell.setCellValue(table.header().get(column));
                    cell.setCellStyle(heading);
                    sheet.setColumnWidth(column, table.widths().get(column) * CHARACTER);
                }
                for (int row = 0; row < table.rows().size(); row++) {
                    var line = sheet.createRow(row + 1);
                    for (int column = 0; column < table.header().size(); column++) {
                        var cell = line.createCell(column);
                        switch (table.rows().get(row).get(column)) {
                            case Number number -> cell.setCellValue(number.doubleValue());
                            case Object other -> cell.setCellValue(other.toString());
                        }
                        cell.setCellStyle(text);
                    }
                }
                finish(sheet, table);
            }
            var out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void finish(XSSFSheet sheet, Table table) {
        var last = table.rows().size();
        var columns = table.header().size();
        sheet.createFreezePane(1, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, last, 0, columns - 1));
        if (table.rows().getFirst().getLast() instanceof Number) {
            var letter = (char) ('A' + columns - 1);
            sheet.createRow(last + 1)
                    .createCell(columns - 1)
                    .setCellFormula("SUM(" + letter + "2:" + letter + (last + 1) + ")");
        }
    }
}
