/** Which language a text is in, guessed from its commonest small words. Pure; says nothing when it is not sure. */

const SMALL_WORDS: Record<string, string> = {
  en: 'the and of to is that it for with as are this be you not have was on they from',
  pl: 'i w nie na to się z że jest do co jak ale po tak są za od oraz przez dla',
  de: 'der die und das ist nicht ein eine zu mit den von sie auf für es dem wird auch',
  fr: 'le la les et des est un une que pas pour dans ce qui il sur au avec vous sont',
  es: 'el la los que y en un una es no por con para se las del lo como más está',
  it: 'il che di la è e un una per non con sono del della gli si anche più nel questo',
  pt: 'o que e de da do um uma não em para com os é se na por mais as dos',
  cs: 'a se v na je že to s z do o jsou jako ale pro by jeho si tak být',
}

const ENOUGH_WORDS = 8
const ENOUGH_HITS = 3

export function guessLanguage(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length < ENOUGH_WORDS) return null
  const [best, next] = Object.entries(SMALL_WORDS)
    .map(([language, small]) => {
      const known = new Set(small.split(' '))
      return { language, hits: words.filter((word) => known.has(word)).length }
    })
    .sort((a, b) => b.hits - a.hits)
  // Neighbours share small words: the best has to stand out.
  return best.hits >= ENOUGH_HITS && best.hits >= 2 * next.hits ? best.language : null
}
