// The edited text and its place on the screen.
//
// libedit draws no prompt in front of a second line, so every line but the first starts with a gutter of characters
// that the user cannot type: they are in libedit's buffer, `cedit_settle` keeps them and the cursor in order before
// each key, and on their way to the terminal they become blanks and dots.

#include "internal.h"

#include <stdlib.h>
#include <string.h>

struct editor editor;

static bool is_gutter(wchar_t c) { return c == GUTTER_BLANK || c == GUTTER_DOT; }
/// Gutters, and private keys that a command inserted as characters.
static bool is_foreign(wchar_t c) { return is_gutter(c) || (c >= 0x80 && c < 0xA0); }

static LineInfoW *line(void) { return (LineInfoW *)el_wline(editor.libedit); }

int cedit_cursor(void) { return (int)(line()->cursor - line()->buffer); }
int cedit_length(void) { return (int)(line()->lastchar - line()->buffer); }
wchar_t cedit_character(int index) { return line()->buffer[index]; }
void cedit_move_cursor(int index) { line()->cursor = line()->buffer + index; }

int cedit_line_start(void) {
  int at = cedit_cursor();
  while (at > 0 && cedit_character(at - 1) != '\n' && !is_gutter(cedit_character(at - 1))) at--;
  return at;
}

int cedit_line_end(void) {
  int at = cedit_cursor();
  while (at < cedit_length() && cedit_character(at) != '\n') at++;
  return at;
}

wchar_t *cedit_widen(const char *text) {
  size_t room = strlen(text) + 1;
  wchar_t *wide = calloc(room, sizeof *wide);
  if (wide && mbstowcs(wide, text, room) == (size_t)-1) *wide = 0;
  return wide;
}

char *cedit_text(size_t *cursor) {
  size_t length = (size_t)cedit_length(), kept = 0, before_cursor = 0;
  wchar_t *wide = malloc((length + 1) * sizeof *wide);
  char *text = malloc(4 * length + 1);
  if (wide && text) {
    for (size_t i = 0; i < length; i++) {
      wchar_t c = cedit_character((int)i);
      if (!is_foreign(c)) wide[kept++] = c;
      if ((int)i < cedit_cursor()) before_cursor = kept;
    }
    wide[kept] = 0;
    if (wcstombs(text, wide, 4 * length + 1) == (size_t)-1) *text = 0;
    wide[before_cursor] = 0;
    if (cursor) *cursor = wcstombs(NULL, wide, 0);
  }
  free(wide);
  return text;
}

void cedit_insert(const char *text) {
  wchar_t *wide = cedit_widen(text), *kept = wide;
  if (!wide) return;
  for (const wchar_t *c = wide; *c; c++)  // libedit cannot place what takes no column
    if (*c < 0x80 || (wcwidth(*c) > 0 && !is_foreign(*c))) *kept++ = *c;
  *kept = 0;
  if (*wide) el_winsertstr(editor.libedit, wide);
  free(wide);
}

void cedit_set_text(const char *text) {
  cedit_move_cursor(cedit_length());
  el_deletestr(editor.libedit, cedit_length());
  cedit_insert(text);
  cedit_settle();
}

static wchar_t gutter_character(int column) {
  return column >= editor.gutter - 4 && column < editor.gutter - 1 && editor.gutter >= 4 ? GUTTER_DOT : GUTTER_BLANK;
}

static bool gutters_are_complete(void) {
  for (int i = 0; i < cedit_length(); i++) {
    if (is_foreign(cedit_character(i))) return false;
    if (cedit_character(i) != '\n') continue;
    for (int column = 0; column < editor.gutter; column++)
      if (++i >= cedit_length() || cedit_character(i) != gutter_character(column)) return false;
  }
  return true;
}

/// Writes the text again with a gutter in front of every line but the first, and none anywhere else.
static void rebuild_gutters(void) {
  int lines = 1, length = cedit_length(), cursor = cedit_cursor(), kept = 0, new_cursor = 0;
  for (int i = 0; i < length; i++) lines += cedit_character(i) == '\n';
  wchar_t *text = malloc(((size_t)length + (size_t)lines * (size_t)editor.gutter + 1) * sizeof *text);
  if (!text) return;
  for (int i = 0; i < length; i++) {
    if (i == cursor) new_cursor = kept;
    wchar_t c = cedit_character(i);
    if (is_foreign(c)) continue;
    text[kept++] = c;
    if (c != '\n') continue;
    for (int column = 0; column < editor.gutter; column++) text[kept++] = gutter_character(column);
  }
  if (cursor == length) new_cursor = kept;
  text[kept] = 0;
  cedit_move_cursor(length);
  el_deletestr(editor.libedit, length);
  el_winsertstr(editor.libedit, text);
  cedit_move_cursor(new_cursor);
  free(text);
}

bool cedit_settle(void) {
  // libedit's own commands may leave the cursor outside the text, and then read and write there.
  if (line()->cursor < line()->buffer) line()->cursor = line()->buffer;
  if (line()->cursor > line()->lastchar) line()->cursor = line()->lastchar;

  bool changed = !gutters_are_complete();
  if (changed) rebuild_gutters();

  int cursor = cedit_cursor(), at = cursor;
  bool inside = at > 0 && at < cedit_length() && is_gutter(cedit_character(at));
  if (inside && at < editor.last_cursor) {
    while (at > 0 && is_gutter(cedit_character(at - 1))) at--;
    if (at > 0) at--;  // in front of the line's end
  }
  while (inside && at < cedit_length() && is_gutter(cedit_character(at))) at++;
  cedit_move_cursor(at);
  editor.last_cursor = at;
  return changed || at != cursor;
}
