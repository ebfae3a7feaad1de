// From bytes to keys, as a pure function.

#include <string.h>

#include "cedit.h"

/// One scalar; 0xFFFD for what is not UTF-8, where the byte that broke the sequence is left for the next key.
static size_t decode_scalar(const uint8_t *bytes, size_t count, bool final, int32_t *key) {
  uint8_t lead = bytes[0];
  size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  *key = 0xFFFD;
  if (length == 0) return 1;
  int32_t scalar = length == 1 ? lead : lead & (0x7F >> length);
  for (size_t i = 1; i < length; i++) {
    if (i == count) return final ? i : 0;
    if ((bytes[i] & 0xC0) != 0x80) return i;
    scalar = scalar << 6 | (bytes[i] & 0x3F);
  }
  static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (scalar >= least[length] && scalar <= 0x10FFFF && (scalar < 0xD800 || scalar > 0xDFFF)) *key = scalar;
  return length;
}

/// The key of the final byte of `ESC [` or `ESC O`; a modifier makes arrows jump words.
static int32_t letter_key(uint8_t final, bool modified) {
  switch (final) {
  case 'A': return CEDIT_KEY_UP;
  case 'B': return CEDIT_KEY_DOWN;
  case 'C': return modified ? CEDIT_KEY_WORD_RIGHT : CEDIT_KEY_RIGHT;
  case 'D': return modified ? CEDIT_KEY_WORD_LEFT : CEDIT_KEY_LEFT;
  case 'c': return CEDIT_KEY_WORD_RIGHT;  // rxvt
  case 'd': return CEDIT_KEY_WORD_LEFT;
  case 'H': return CEDIT_KEY_HOME;
  case 'F': return CEDIT_KEY_END;
  case 'M': return '\r';  // keypad Enter
  default: return CEDIT_KEY_UNKNOWN;
  }
}

/// The key of `ESC [ number ~`.
static int32_t number_key(int number) {
  switch (number) {
  case 1: case 7: return CEDIT_KEY_HOME;
  case 4: case 8: return CEDIT_KEY_END;
  case 3: return CEDIT_KEY_DELETE;
  case 5: return CEDIT_KEY_PAGE_UP;
  case 6: return CEDIT_KEY_PAGE_DOWN;
  case 200: return CEDIT_KEY_PASTE;
  default: return CEDIT_KEY_UNKNOWN;
  }
}

/// `ESC [ parameters final`. A sequence that breaks off is swallowed up to the byte that broke it.
static size_t decode_control_sequence(const uint8_t *bytes, size_t count, bool final, int32_t *key) {
  *key = CEDIT_KEY_UNKNOWN;
  int number = 0;
  bool modified = false;
  size_t at = 2;
  if (at < count && bytes[at] == '[') at++;  // the Linux console's function keys
  for (; at < count && bytes[at] >= 0x20 && bytes[at] <= 0x3F; at++) {
    if (bytes[at] == ';') modified = true;
    if (bytes[at] >= '0' && bytes[at] <= '9' && !modified && number < 1000) number = number * 10 + bytes[at] - '0';
  }
  if (at == count) return final ? at : 0;
  uint8_t last = bytes[at];
  if (last < 0x40 || last > 0x7E) return at;
  if (bytes[2] == '[') return at + 1;
  if (last == '~') *key = number_key(number);
  else if (last != 'M' && last != 'c' && last != 'd') *key = letter_key(last, modified || number == 5);
  return at + 1;
}

/// `ESC ] … BEL` and `ESC P … ESC \`: late answers to what another program asked the terminal.
static size_t decode_answer(const uint8_t *bytes, size_t count, bool final, int32_t *key) {
  *key = CEDIT_KEY_UNKNOWN;
  for (size_t at = 2; at < count && at < 256; at++) {
    if (bytes[at] == 0x07) return at + 1;
    if (bytes[at] == '\\' && bytes[at - 1] == 0x1B) return at + 1;
  }
  return final || count >= 256 ? 2 : 0;
}

size_t cedit_decode_key(const uint8_t *bytes, size_t count, bool final, int32_t *key) {
  if (count == 0) return 0;
  if (bytes[0] != 0x1B) {
    size_t taken = decode_scalar(bytes, count, final, key);
    if (*key >= 0x80 && *key < 0xA0) *key = CEDIT_KEY_UNKNOWN;  // a C1 control is not one of our keys
    return taken;
  }
  if (count == 1 || bytes[1] == 0x1B) {
    *key = CEDIT_KEY_ESCAPE;
    return count == 1 && !final ? 0 : 1;
  }
  switch (bytes[1]) {
  case '[': return decode_control_sequence(bytes, count, final, key);
  case ']':
  case 'P': return decode_answer(bytes, count, final, key);
  case 'O':
    if (count == 2 && !final) return 0;
    if (count > 2) {
      *key = letter_key(bytes[2], false);
      return 3;
    }
  }
  *key = 0x1B;
  return 1;
}
