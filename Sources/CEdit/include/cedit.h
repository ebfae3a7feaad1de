#ifndef CEDIT_H
#define CEDIT_H

// The only C of the shell: what Swift cannot do with libedit and with signals. libedit's functions are variadic, it
// must never see a signal (its own handlers signal the whole process group) or an escape sequence (its key maps wait
// for the rest of one), and a crash handler may call nothing but async-signal-safe functions. A process has one
// terminal, so there is no handle: open it once, from one thread.
//
// Texts are UTF-8. What a callback returns was made by malloc and is freed here; what a function returns in `line`
// is freed by the caller.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: Signals

/// Installs all handlers. A signal that the parent told us to ignore stays ignored.
///
/// SIGINT sets the cancel flag, or is a key while a line or a key is read. SIGTERM and SIGHUP are remembered; a second
/// one ends the process at once. A crash restores the terminal, says one line and dies by its signal.
void cedit_catch_signals(void);

/// The flag that Ctrl-C sets while something is computed: 0 or 1. Whoever starts a computation clears it.
volatile uint8_t *_Nonnull cedit_cancel_flag(void);

/// Lets Ctrl-C set another byte instead, which must outlive the process's signals.
void cedit_use_cancel_flag(volatile uint8_t *_Nonnull flag);

/// The signal that asked the process to end, or 0.
int cedit_termination_signal(void);

/// Waits until `descriptor` can be read, for input that is no terminal; false if a signal asks to stop instead.
bool cedit_wait_readable(int descriptor);

/// Restores the terminal and dies by `signal`, so that the parent sees it.
_Noreturn void cedit_die(int signal);

// MARK: Lines

typedef struct {
  size_t from;                ///< UTF-8 offset where the replaced text begins; it ends at the cursor
  char *_Nullable insertion;  ///< what replaces it, or NULL for nothing
  char *_Nullable listing;    ///< lines to show below the input, or NULL
  bool beeps;
} cedit_completion;

/// What the editor asks while a line is edited. `context` is passed back unchanged.
typedef struct {
  void *_Nullable context;
  /// Blanks to put in front of the next line when `text` is unfinished, or -1 when it is complete.
  int (*_Nonnull indent)(void *_Nullable context, const char *_Nonnull text);
  /// What Tab does with the text and the cursor (a UTF-8 offset).
  cedit_completion (*_Nonnull complete)(void *_Nullable context, const char *_Nonnull text, size_t cursor);
  /// The entry `age` steps back, 1 being the newest, or NULL.
  char *_Nullable (*_Nonnull history)(void *_Nullable context, int age);
  /// Age of the newest entry that contains `pattern` and is at least `age` old, or 0.
  int (*_Nonnull search)(void *_Nullable context, const char *_Nonnull pattern, int age);
  /// The text to insert for pasted bytes.
  char *_Nonnull (*_Nonnull clean_paste)(void *_Nullable context, const uint8_t *_Nonnull bytes, size_t count);
} cedit_callbacks;

typedef enum { CEDIT_LINE, CEDIT_END, CEDIT_INTERRUPTED, CEDIT_TERMINATED } cedit_result;

/// Takes over the terminal on standard input and output; false if they are none. From now on it neither echoes nor
/// waits for whole lines, until `cedit_close` or the end of the process.
bool cedit_open(const char *_Nonnull program, bool sources_editrc, const cedit_callbacks *_Nonnull callbacks);
void cedit_close(void);

/// Reads one complete input, which may have several lines. The prompt may bracket escape sequences by \1.
cedit_result cedit_read(const char *_Nonnull prompt, const char *_Nonnull initial, char *_Nullable *_Nonnull line);

/// Asks `prompt` each second while a line is read, for a prompt that shows the time; NULL stops it. It returns the new
/// prompt, or NULL if nothing has changed.
void cedit_tick(char *_Nullable (*_Nullable prompt)(void *_Nullable context));

/// Forgets what was typed and not read yet; returns how many bytes that were.
size_t cedit_drop_typed(void);

/// Whether terminal and window are good enough for `cedit_read`: the cursor can move up, 10 columns and 2 rows.
bool cedit_can_edit(void);

/// Reads one physical line with nothing but the terminal's own line discipline, for when `cedit_read` cannot.
cedit_result cedit_read_plain(const char *_Nonnull prompt, char *_Nullable *_Nonnull line);

/// Between these two calls Ctrl-C sets the cancel flag, and what is typed is kept for the next prompt without filling
/// the terminal's queue: a thread drains it, so that Ctrl-C works however much was pasted. After a Ctrl-C what was
/// typed before is forgotten. Calls nest with the key reader's: keys may be read while something is computed.
void cedit_computing_begin(void);
void cedit_computing_end(void);

// MARK: Keys

/// Keys beyond characters. They are C1 controls, which no keyboard sends, so that libedit can bind them.
enum {
  CEDIT_KEY_UP = 0x80, CEDIT_KEY_DOWN, CEDIT_KEY_LEFT, CEDIT_KEY_RIGHT, CEDIT_KEY_HOME, CEDIT_KEY_END,
  CEDIT_KEY_DELETE, CEDIT_KEY_PAGE_UP, CEDIT_KEY_PAGE_DOWN, CEDIT_KEY_WORD_LEFT, CEDIT_KEY_WORD_RIGHT,
  CEDIT_KEY_PASTE,    ///< the start of a bracketed paste
  CEDIT_KEY_ESCAPE,   ///< Escape alone; 0x1B means that the next key was pressed together with Alt
  CEDIT_KEY_UNKNOWN,  ///< a sequence that means nothing to us

  CEDIT_KEY_TIMEOUT = -1, CEDIT_KEY_CLOSED = -2, CEDIT_KEY_INTERRUPT = -3, CEDIT_KEY_RESIZED = -4,
};

/// Decodes the key at the start of `bytes`, in any of the encodings of xterm, vt220, rxvt, screen, tmux and linux.
///
/// - final: nothing follows for now, so an unfinished sequence is decided as it stands.
/// - Returns: the bytes it took; 0 if more are needed to tell.
size_t cedit_decode_key(const uint8_t *_Nonnull bytes, size_t count, bool final, int32_t *_Nonnull key);

/// Takes the keyboard for single keys, and gives it back. Between the two calls Ctrl-C is a key. False if standard
/// input or output is no terminal; an editor need not be open.
bool cedit_keys_begin(void);
void cedit_keys_end(void);

/// Whether Ctrl-C was pressed since the last key; then it is no key any more.
bool cedit_was_interrupted(void);

/// The next key, a scalar or one of the constants; waits forever if the timeout is negative.
int32_t cedit_next_key(int timeout_milliseconds);

/// Shows the terminal's second screen, without a cursor, or the first one again as it was. Stopping, dying and exiting
/// leave it, and going on after a stop enters it again.
void cedit_full_screen(bool on);

/// The window's size, if the terminal tells.
bool cedit_window_size(int *_Nonnull columns, int *_Nonnull rows);

#endif
