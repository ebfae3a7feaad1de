// Letters of a TrueType font as coverage, one cell of a terminal at a time. The font's outlines are read and filled by
// stb_truetype (Debian's libstb-dev).
#ifndef LETTERS_H
#define LETTERS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct letters letters;

/// A monospaced font whose letters are `advance` pixels wide. The bytes must live as long as the font.
/// Returns NULL if they are no font. The bytes are trusted: take them from the system's own fonts.
letters *letters_open(const uint8_t *bytes, int advance);
void letters_close(letters *font);

/// Lines of a cell: twice its columns.
int letters_height(const letters *font);

/// Adds the coverage of a character, 0 to 255, to a cell of width × letters_height bytes.
/// Returns false if the font has no such character.
bool letters_draw(const letters *font, uint32_t character, uint8_t *cell, int width);

#endif
