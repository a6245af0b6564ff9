export const common = {
  close: 'Zamknij',
  closeMessage: 'Zamknij ten komunikat',
  optional: '(opcjonalnie)',
  language: 'Język',
  pageFailed: 'Nie udało się wczytać tej strony',
  pageFailedHint: 'Nic, co wysłano, nie przepadło. Jeśli to się powtórzy, zajrzyj do dziennika serwera.',
  pageFailedHintDigest:
    'Nic, co wysłano, nie przepadło. Jeśli to się powtórzy, poszukaj w dzienniku serwera: {digest}.',
  tryAgain: 'Spróbuj ponownie',
  loading: 'Wczytywanie',
  justNow: 'przed chwilą',
  minutesAgo: '{count, number} min temu',
  hoursAgo: '{count, number} godz. temu',
  daysAgo: '{count, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}} temu',
}
