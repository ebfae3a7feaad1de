// Ctrl-R: the newest entry that contains what is typed appears as the input itself; Ctrl-R again finds older ones.
//
// A search is a mode of the key reader: libedit only sees that the input and the prompt changed.

#include "internal.h"

#include <stdlib.h>
#include <string.h>

bool cedit_searching;

static wchar_t pattern[128];
static size_t length;
static char *original;  ///< the input before the search
static int age;         ///< of the entry shown, 0 while nothing was found
static wchar_t next_key;

static void set_prompt(bool found) {
  static wchar_t prompt[160];
  swprintf(prompt, 160, L"%ls `%ls': ", found || length == 0 ? L"search" : L"nothing with", pattern);
  editor.prompt = prompt;
}

unsigned char cedit_start_search(EditLine *el, wint_t key) {
  cedit_searching = true;
  length = 0;
  pattern[0] = 0;
  age = 0;
  original = cedit_text(NULL);
  set_prompt(true);
  return CC_REFRESH;
}

static wchar_t end_search(bool restore, wchar_t key) {
  cedit_searching = false;
  editor.prompt = editor.line_prompt;
  if (restore && original) cedit_set_text(original);
  if (!restore && age > 0) {
    // Up and Down go on from the entry that was found, and come back to the line as it was.
    if (editor.age == 0) {
      editor.draft = original;
      original = NULL;
    }
    editor.age = age;
  }
  free(original);
  original = NULL;
  if (key) cedit_queue_key(key);
  return KEY_REFRESH;
}

wchar_t cedit_search_key(wchar_t key) {
  switch (key) {
  case 0x07: return end_search(true, 0);                    // Ctrl-G
  case 0x03: cedit_interrupted = 0; return end_search(true, 0);
  case CEDIT_KEY_ESCAPE: return end_search(false, 0);
  case '\b': case 0x7F: case 0x12: case 0x13: break;        // Ctrl-R, Ctrl-S
  default:
    if (key < 0x20 || (key >= 0x80 && key < 0xA0)) return end_search(false, key);
  }
  next_key = key;
  return KEY_SEARCH;
}

unsigned char cedit_step_search(EditLine *el, wint_t unused) {
  int from = age > 0 ? age : 1;
  if (next_key == '\b' || next_key == 0x7F) {
    if (length > 0) length--;
    from = 1;
  } else if (next_key == 0x12) {
    from = age + 1;
  } else if (next_key == 0x13) {
    from = 1;  // the newest again
  } else if (length < sizeof pattern / sizeof *pattern - 1) {
    pattern[length++] = next_key;
  }
  pattern[length] = 0;

  char text[4 * sizeof pattern / sizeof *pattern + 1];
  size_t bytes = wcstombs(text, pattern, sizeof text);
  int found = length > 0 && bytes != (size_t)-1 ? editor.callbacks.search(editor.callbacks.context, text, from) : 0;
  char *entry = found ? editor.callbacks.history(editor.callbacks.context, found) : NULL;
  if (entry) {
    age = found;
    cedit_set_text(entry);
    free(entry);
  }
  set_prompt(entry != NULL);
  return entry || length == 0 ? CC_REFRESH : CC_REFRESH_BEEP;
}
