/** Words of the kit, on every page. */
export const common = {
  close: 'Close',
  closeMessage: 'Close this message',
  optional: '(optional)',
  language: 'Language',
  pageFailed: 'This page could not be loaded',
  pageFailedHint: "Nothing you sent is lost. If it happens again, look at the server''s log.",
  pageFailedHintDigest:
    "Nothing you sent is lost. If it happens again, look at the server''s log for {digest}.",
  tryAgain: 'Try again',
  loading: 'Loading',
  justNow: 'just now',
  minutesAgo: '{count, number} min ago',
  hoursAgo: '{count, number} h ago',
  daysAgo: '{count, plural, one {# day} other {# days}} ago',
} as const
