/** Exports that a worker writes. */
export const exports = {
  title: 'Written by a worker',
  caption: 'Each file is kept for a week. An interrupted download can go on.',
  write: 'Have it written',
  writing: 'Asking',
  begun: 'A worker writes it. You are told when it is ready, also on your next visit.',
  ready: '{file} is ready.',
  failed: 'An export could not be written.',
  download: 'Download',
  look: 'Look',
  by: 'by {name}',
  until: 'kept until {date}',
  status: {
    waiting: 'Waits for a worker',
    running: 'Being written',
    failed: 'Failed',
    expired: 'No longer kept',
  },
} as const
