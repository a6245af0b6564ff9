import type { ApiOutput } from '@/app/_trpc/client'

/** What a demonstration is known by: what is asked first. */
export const titleOf = ({
  turns,
  instruction,
}: ApiOutput['demonstrations']['list']['rows'][number]): string =>
  turns.find(({ role }) => role === 'user')?.content ?? instruction
