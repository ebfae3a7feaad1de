// A pool of threads for pieces of work of some ten microseconds.
//
// The caller opens a job, takes pieces itself, and waits only for workers that hold a piece; one that has not woken yet
// is never waited for. A worker looks for the next job for a while before it sleeps: waking it takes longer than most
// jobs, and a training step is many jobs in a row.
#define _GNU_SOURCE
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "CKernels.h"

enum { most_threads = 64, spin_nanoseconds = 200000 };

static struct {
  // Fields of the open job; written while `open` is 0 and nobody is inside.
  void (*job)(void *, long);
  void *context;
  long count, places;
  // Who is served: 1 while a job is open.
  _Alignas(64) atomic_int open;
  // Workers that may be reading the fields.
  atomic_int inside;
  atomic_long next;
  // Workers that have joined this job, at most `places`.
  atomic_long joined;
  // Counts the jobs; sleeping workers wait for it to change.
  _Alignas(64) atomic_int turn;
  atomic_int sleeping;
  // 1 while a caller uses the pool.
  _Alignas(64) atomic_flag busy;
  long workers;
} pool = {.busy = ATOMIC_FLAG_INIT};

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000L + time.tv_nsec;
}

static void take_pieces(void) {
  long index;
  while ((index = atomic_fetch_add_explicit(&pool.next, 1, memory_order_relaxed)) < pool.count) {
    pool.job(pool.context, index);
  }
}

static void join(void) {
  atomic_fetch_add(&pool.inside, 1);
  // Once `inside` is seen, the fields stay as they are until this worker leaves.
  if (atomic_load(&pool.open) && atomic_fetch_add(&pool.joined, 1) < pool.places) take_pieces();
  atomic_fetch_sub(&pool.inside, 1);
}

static void *work(void *unused) {
  int seen = 0;
  long asleep_at = now() + spin_nanoseconds;
  for (;;) {
    for (long looks = 0; atomic_load_explicit(&pool.turn, memory_order_acquire) == seen; looks++) {
      relax();
      if (looks % 64 != 63 || now() < asleep_at) continue;
      atomic_fetch_add(&pool.sleeping, 1);
      syscall(SYS_futex, &pool.turn, FUTEX_WAIT_PRIVATE, seen, NULL, NULL, 0);
      atomic_fetch_sub(&pool.sleeping, 1);
    }
    seen = atomic_load(&pool.turn);
    join();
    asleep_at = now() + spin_nanoseconds;
  }
  return unused;
}

// Starts workers until there are `wanted`; signals are for the threads that were there before.
static void hire(long wanted) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  while (pool.workers < wanted) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, work, NULL) != 0) break;
    pthread_detach(thread);
    pool.workers++;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void ck_run(long count, long threads, void (*job)(void *, long), void *context) {
  if (threads > most_threads) threads = most_threads;
  if (count < 2 || threads < 2 || atomic_flag_test_and_set(&pool.busy)) {
    for (long index = 0; index < count; index++) job(context, index);
    return;
  }
  if (pool.workers < threads - 1) hire(threads - 1);
  pool.job = job;
  pool.context = context;
  pool.count = count;
  pool.places = threads - 1;
  atomic_store(&pool.next, 0);
  atomic_store(&pool.joined, 0);
  atomic_store(&pool.open, 1);
  atomic_fetch_add(&pool.turn, 1);
  if (atomic_load(&pool.sleeping)) syscall(SYS_futex, &pool.turn, FUTEX_WAKE_PRIVATE, most_threads, NULL, NULL, 0);
  take_pieces();
  atomic_store(&pool.open, 0);
  while (atomic_load(&pool.inside)) relax();
  atomic_flag_clear(&pool.busy);
}

long ck_cores(void) {
  cpu_set_t cores;
  return sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
}
