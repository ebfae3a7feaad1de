// Where the input stands on the screen, and drawing it again there.

#include "internal.h"

#include <stdlib.h>
#include <string.h>

struct place { int row, column; };

/// Where the cell after `c` is, as libedit lays out a line: a glyph that does not fit starts the next row, and a full
/// row is left at once.
static struct place after(struct place at, wchar_t c, int columns) {
  if (c == '\n') return (struct place){at.row + 1, 0};
  int width = c == '\t' ? 8 - at.column % 8 : wcwidth(c) > 0 ? wcwidth(c) : c < 0x20 || c == 0x7F ? 2 : 0;
  if (at.column + width > columns) at = (struct place){at.row + 1, 0};
  at.column += width;
  if (at.column >= columns) at = (struct place){at.row + 1, 0};
  return at;
}

/// The window as libedit knows it.
static void known_size(int *columns, int *rows) {
  el_wget(editor.libedit, EL_GETTC, "co", columns);
  el_wget(editor.libedit, EL_GETTC, "li", rows);
}

/// The place of the character at `index`, relative to the start of the prompt, or the first one below `last_row`.
static struct place place_of(int index, int last_row) {
  int columns = 80, rows = 24;
  known_size(&columns, &rows);
  struct place at = {0, 0};
  bool literal = false;
  for (const wchar_t *c = editor.prompt; *c; c++) {
    if (*c == 1) literal = !literal;
    else if (!literal) at = after(at, *c, columns);
  }
  for (int i = 0; i < index && at.row <= last_row; i++) at = after(at, cedit_character(i), columns);
  return at;
}

static int last_row(void) {
  int columns = 80, rows = 24;
  known_size(&columns, &rows);
  return rows - 1;
}

/// The row of a character in the window, where libedit shows the end of an input that is too tall.
static int row_of(int index) {
  int last = last_row(), row = place_of(index, last).row;
  return row < last ? row : last;
}

bool cedit_is_tall(void) { return place_of(cedit_length(), last_row()).row > last_row(); }

void cedit_go_below(void) {
  int down = row_of(cedit_length()) - row_of(cedit_cursor());
  if (down > 0) fprintf(editor.output, "\033[%dB", down);
  fflush(editor.output);
}

void cedit_redraw(bool moved) {
  int up = row_of(cedit_cursor());
  if (!moved && up > 0) fprintf(editor.output, "\033[%dA", up);
  fputs("\r\033[J", editor.output);
  el_wset(editor.libedit, EL_REFRESH);
}

void cedit_change_prompt(const char *text) {
  // Where the line begins is known by the prompt that is still shown.
  int up = row_of(cedit_cursor());
  if (up > 0) fprintf(editor.output, "\033[%dA", up);
  fputs("\r\033[J", editor.output);
  cedit_take_prompt(text);
  cedit_settle();
  el_wset(editor.libedit, EL_REFRESH);
  fflush(editor.output);
}

void cedit_show_below(const char *lines) {
  cedit_go_below();
  fprintf(editor.output, "\r\n\033[J%s\r\n", lines);
  cedit_redraw(true);
}

/// Turns the gutter's marks into blanks and dots. A write may end between the two bytes of a mark.
static ssize_t write_visibly(void *cookie, const char *bytes, size_t count) {
  static bool held;
  char *shown = malloc(count + 1);
  if (!shown) return 0;
  size_t length = 0;
  for (size_t i = 0; i < count; i++) {
    bool blank = held && bytes[i] == (char)0xB3, dot = held && bytes[i] == (char)0xB7;
    if (held && !blank && !dot) shown[length++] = (char)0xCB;
    held = bytes[i] == (char)0xCB;
    if (!held) shown[length++] = blank ? ' ' : dot ? '.' : bytes[i];
  }
  bool written = cedit_write(shown, length);
  free(shown);
  return written ? (ssize_t)count : 0;
}

FILE *cedit_open_output(void) {
  return fopencookie(NULL, "w", (cookie_io_functions_t){.write = write_visibly});
}
