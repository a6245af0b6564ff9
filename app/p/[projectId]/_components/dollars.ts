/** Sums of money that may be far below a cent. Pure. */
import type { useFormatter } from 'use-intl'

/** 0.00042 → "$0.00042", 12.5 → "$12.50", in the reader's language. */
export function formatDollars(format: ReturnType<typeof useFormatter>, dollars: number): string {
  return format.number(dollars, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    ...(dollars !== 0 && Math.abs(dollars) < 0.01 && { maximumSignificantDigits: 2 }),
  })
}
