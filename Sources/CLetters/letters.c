#include "letters.h"

#include <stdlib.h>

#define STB_TRUETYPE_IMPLEMENTATION
#define STBTT_STATIC
#include <stb/stb_truetype.h>

struct letters {
  stbtt_fontinfo info;
  float scale;
  int height, baseline;
};

letters *letters_open(const uint8_t *bytes, int advance) {
  letters *font = calloc(1, sizeof *font);
  if (!font) return NULL;
  int offset = stbtt_GetFontOffsetForIndex(bytes, 0);
  if (offset < 0 || !stbtt_InitFont(&font->info, bytes, offset)) {
    free(font);
    return NULL;
  }
  int wide, bearing, ascent, descent, gap;
  stbtt_GetCodepointHMetrics(&font->info, 'm', &wide, &bearing);
  stbtt_GetFontVMetrics(&font->info, &ascent, &descent, &gap);
  font->scale = wide > 0 ? (float)advance / (float)wide : 0;
  // Cells are twice as high as wide, so that two beside each other are square.
  int lines = (int)((float)(ascent - descent) * font->scale + 0.5f);
  font->height = 2 * advance;
  font->baseline = (int)((float)ascent * font->scale + 0.5f) + (font->height - lines) / 2;
  return font;
}

void letters_close(letters *font) { free(font); }

int letters_height(const letters *font) { return font->height; }

bool letters_draw(const letters *font, uint32_t character, uint8_t *cell, int width) {
  int glyph = stbtt_FindGlyphIndex(&font->info, (int)character);
  if (glyph == 0) return false;
  int wide, high, left, top;
  uint8_t *shape = stbtt_GetGlyphBitmap(&font->info, font->scale, font->scale, glyph, &wide, &high, &left, &top);
  if (!shape) return true;
  for (int y = 0; y < high; y++) {
    int row = font->baseline + top + y;
    if (row < 0 || row >= font->height) continue;
    for (int x = 0; x < wide; x++) {
      int column = left + x;
      if (column < 0 || column >= width) continue;
      int sum = cell[row * width + column] + shape[y * wide + x];
      cell[row * width + column] = (uint8_t)(sum > 255 ? 255 : sum);
    }
  }
  stbtt_FreeBitmap(shape, NULL);
  return true;
}
