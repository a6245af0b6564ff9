import type { Split } from '../../generated/prisma/client'

/** 80 % train, 10 % validation, 10 % test, decided by the text's hash (hex) alone: the same text always falls in the same split. */
export function splitOf(hash: string): Split {
  const share = Number.parseInt(hash.slice(-8), 16) / 0x1_0000_0000
  return share < 0.8 ? 'train' : share < 0.9 ? 'validation' : 'test'
}
