/**
 * Makes a process outlive a standard output that cannot be written: a full disk (ENOSPC) or a reader that has gone
 * (EPIPE). Without a listener, Node turns such an error into an uncaught exception; what reports that one writes again,
 * fails again, and the process spins or dies. The line is lost; the process is not.
 */

/** Call once, before anything is written. Safe to call again. */
export function guardOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners('error').includes(ignoreLostLine)) stream.on('error', ignoreLostLine)
  }
}

function ignoreLostLine() {}
