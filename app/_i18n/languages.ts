/** The languages Laurel speaks; the choice is kept in a cookie so that the server renders the right one. */

export const LANGUAGES = ['en', 'pl'] as const
export type Language = (typeof LANGUAGES)[number]
export const LANGUAGE_COOKIE = 'laurel-language'

/** In their own words, as a switch shows them. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', pl: 'Polski' }

/** For dates, numbers and lists: which English. */
export const LOCALES: Record<Language, string> = { en: 'en-GB', pl: 'pl-PL' }

/** What was chosen; else the first language the browser asks for that we speak; else English. */
export function chooseLanguage(cookie: string | undefined, acceptLanguage: string | null): Language {
  const chosen = LANGUAGES.find((language) => language === cookie)
  if (chosen) return chosen
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag, quality] = part.trim().split(/;\s*q=/)
      return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wanted) {
    const spoken = LANGUAGES.find((one) => one === language)
    if (spoken) return spoken
  }
  return 'en'
}
