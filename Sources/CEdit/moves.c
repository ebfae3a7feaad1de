// Keys that move: within the lines of the input, and through the history.

#include "internal.h"

#include <stdlib.h>

unsigned char cedit_go_to_line_start(EditLine *el, wint_t key) {
  cedit_move_cursor(cedit_line_start());
  return CC_CURSOR;
}

unsigned char cedit_go_to_line_end(EditLine *el, wint_t key) {
  cedit_move_cursor(cedit_line_end());
  return CC_CURSOR;
}

int cedit_leading_blanks(void) {
  int start = cedit_line_start();
  for (int i = start; i < cedit_cursor(); i++)
    if (cedit_character(i) != ' ') return -1;
  return cedit_cursor() - start;
}

/// Deletes one character; at the start of a line its gutter and the line's end; in indentation back to a multiple of 4.
unsigned char cedit_delete_back(EditLine *el, wint_t key) {
  int cursor = cedit_cursor(), blanks = cedit_leading_blanks();
  if (cursor == 0) return CC_ERROR;
  int count = blanks > 0 ? (blanks - 1) % 4 + 1 : blanks == 0 ? editor.gutter + 1 : 1;
  el_deletestr(el, count);
  cedit_settle();
  return CC_REFRESH;
}

static void show_entry(int age) {
  char *entry = age == 0 ? editor.draft : editor.callbacks.history(editor.callbacks.context, age);
  if (!entry) {
    el_beep(editor.libedit);
    return;
  }
  if (editor.age == 0) editor.draft = cedit_text(NULL);
  cedit_set_text(entry);
  editor.age = age;
  if (age == 0) editor.draft = NULL;
  free(entry);
}

unsigned char cedit_older(EditLine *el, wint_t key) {
  show_entry(editor.age + 1);
  return CC_REFRESH;
}

unsigned char cedit_newer(EditLine *el, wint_t key) {
  if (editor.age == 0) return CC_ERROR;
  show_entry(editor.age - 1);
  return CC_REFRESH;
}

/// Moves to the same column of the line above or below; false if there is none.
static bool move_by_line(int direction) {
  int column = cedit_cursor() - cedit_line_start();
  if (direction < 0) {
    int at = cedit_line_start();
    if (at == 0) return false;
    while (cedit_character(at - 1) != '\n') at--;
    cedit_move_cursor(at - 1);
  } else {
    if (cedit_line_end() == cedit_length()) return false;
    cedit_move_cursor(cedit_line_end() + 1 + editor.gutter);
  }
  int start = cedit_line_start(), end = cedit_line_end();
  cedit_move_cursor(start + column < end ? start + column : end);
  return true;
}

unsigned char cedit_up(EditLine *el, wint_t key) { return move_by_line(-1) ? CC_CURSOR : cedit_older(el, key); }
unsigned char cedit_down(EditLine *el, wint_t key) { return move_by_line(1) ? CC_CURSOR : cedit_newer(el, key); }
