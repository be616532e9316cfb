package org.aumbry.reading.worker;

/**
 * One word where it stands on a page as shown: points, origin at the upper left corner, after turning the page.
 *
 * @param turns quarter turns clockwise of the word's baseline
 */
record Piece(String text, float x, float y, float width, float height, int turns) {

    float bottom() {
        return y + height;
    }

    float right() {
        return x + width;
    }

    /** Whether its first letter with a direction runs from right to left. */
    boolean rightToLeft() {
        return text.codePoints()
                .map(Character::getDirectionality)
                .filter(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                .findFirst()
                .orElse(Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                != Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
}
