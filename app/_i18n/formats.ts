/** Numbers, sizes and times as people of a language read them. Components take them from `useFormats`. */
import type { Words } from './words'

export interface Formats {
  /** 1220 → "1,220". */
  count(value: number): string
  /** 1.5, one digit → "1.5"; always as many digits as asked for. */
  decimal(value: number, digits: number): string
  /** With all its digits: 10000 → "10,000", 0.0002 → "0.0002". */
  exact(value: number): string
  /** As it is typed into a field: 10000 → "10000", 0.5 → "0.5"; and back, NaN for what is no number. */
  typed(value: number): string
  parse(text: string): number
  /** About three significant digits: 0.0312 → "0.0312", 5.314 → "5.31", 3410.2 → "3,410", 2e-5 → "2.0e-5". */
  metric(value: number): string
  /** 0.617 → "62%". */
  share(value: number): string
  /** A chance, however small: 0.617 → "62%", 0.00042 → "0.042%". */
  chance(value: number): string
  /** 1_250_000 → "1.25M". */
  compact(value: number): string
  /** 7_340_032 → "7.3 million". */
  parameters(value: number): string
  /** 1536 → "1.5 kB". */
  bytes(value: number): string
  /** Elapsed: 4_200 → "4 s", 75_000 → "1 min 15 s", 3_720_000 → "1 h 02 min". */
  duration(ms: number): string
  /** An estimate: rounded to 1 min under an hour and to 5 min above it. */
  estimate(ms: number): string
  /** "16:20" in the reader's zone; only in the browser. */
  clock(date: Date): string
}

export function formatsFor(locale: string, t: Words<'common'>): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const chance = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 })
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 })
  const point =
    new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  const decimal = (value: number, digits: number) =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const typed = (value: number) => String(value).replace('.', point)
  const hours = (minutes: number) =>
    t('units.hours', { h: Math.floor(minutes / 60), min: String(minutes % 60).padStart(2, '0') })
  return {
    count: (value) => whole.format(value),
    decimal,
    exact: (value) => (Number.isInteger(value) ? whole.format(value) : typed(value)),
    typed,
    parse: (text) =>
      text.trim() === '' ? Number.NaN : Number(text.replaceAll(/\s/g, '').replace(point, '.')),
    metric(value) {
      if (!Number.isFinite(value)) return String(value)
      const size = Math.abs(value)
      if (size === 0) return '0'
      if (size < 0.001) return value.toExponential(1).replace('.', point)
      return (size >= 1000 ? whole : significant).format(value)
    },
    share: (value) => percent.format(value),
    chance: (value) => chance.format(value),
    compact: (value) => compact.format(value),
    parameters(value) {
      if (value >= 1e9) return t('units.billion', { n: decimal(value / 1e9, 1) })
      if (value >= 1e6) return t('units.million', { n: decimal(value / 1e6, 1) })
      return whole.format(value)
    },
    bytes(value) {
      if (value < 1000) return t('units.bytes', { count: value })
      const units = ['kB', 'MB', 'GB']
      const step = Math.min(units.length - 1, Math.floor(Math.log10(value) / 3) - 1)
      const size = value / 1000 ** (step + 1)
      return `${size < 10 ? decimal(size, 1) : whole.format(size)} ${units[step]}`
    },
    duration(ms) {
      const s = Math.round(ms / 1000)
      const min = Math.floor(s / 60)
      if (min === 0) return t('units.seconds', { s })
      if (min >= 60) return hours(min)
      return s % 60 ? t('units.minutesSeconds', { min, s: s % 60 }) : t('units.minutes', { min })
    },
    estimate(ms) {
      const minutes = ms / 60_000
      if (minutes < 1) return t('units.underMinute')
      if (minutes < 60) return t('units.minutes', { min: Math.round(minutes) })
      const rounded = Math.round(minutes / 5) * 5
      return rounded % 60 ? hours(rounded) : t('units.wholeHours', { h: rounded / 60 })
    },
    clock: (date) => date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }),
  }
}
