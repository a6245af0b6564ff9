'use client'

/** An answer while a model writes it: the text grows, then its tokens with their log-probabilities arrive. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ApiInput, useTRPCClient } from '@/app/_trpc/client'

type Asked = Omit<ApiInput['inference']['generate'], 'projectId'>

export interface GeneratedToken {
  id: number
  text: string
  logProb: number
}

export interface Generation {
  status: 'writing' | 'done' | 'stopped' | 'failed'
  text: string
  tokenCount: number
  /** Empty until it is done. */
  tokens: GeneratedToken[]
  finishReason: 'eos' | 'length' | null
  droppedTurns: number
  ms: number | null
  problem: string | null
}

const FRESH: Generation = {
  status: 'writing',
  text: '',
  tokenCount: 0,
  tokens: [],
  finishReason: null,
  droppedTurns: 0,
  ms: null,
  problem: null,
}

export interface UsedGeneration {
  generation: Generation | null
  /** Begins a new answer; an earlier one that is still being written is given up. Resolves with what became of it. */
  start(asked: Asked): Promise<Generation>
  stop(): void
  clear(): void
}

export function useGeneration(projectId: string): UsedGeneration {
  const client = useTRPCClient()
  const [generation, setGeneration] = useState<Generation | null>(null)
  const under = useRef<AbortController | null>(null)
  useEffect(() => () => under.current?.abort(), [])

  const start = useCallback(
    async (asked: Asked) => {
      under.current?.abort()
      const own = new AbortController()
      under.current = own
      let now: Generation = FRESH
      const show = (change: Partial<Generation>) => {
        now = { ...now, ...change }
        if (under.current === own) setGeneration(now)
      }
      show({})
      try {
        const answers = await client.inference.generate.mutate(
          { projectId, ...asked },
          { signal: own.signal },
        )
        for await (const answer of answers) {
          if (answer.kind === 'generated-part') show({ text: answer.text, tokenCount: answer.tokenCount })
          if (answer.kind === 'generate') {
            const { text, tokens, logProbs, finishReason, droppedTurns, ms } = answer
            show({
              status: 'done',
              text,
              tokenCount: tokens.length,
              tokens: tokens.map((token, index) => ({ ...token, logProb: logProbs[index] })),
              finishReason,
              droppedTurns,
              ms,
            })
          }
        }
        if (now.status === 'writing') show({ status: own.signal.aborted ? 'stopped' : 'failed' })
      } catch (error) {
        if (own.signal.aborted) show({ status: 'stopped' })
        else show({ status: 'failed', problem: error instanceof Error ? error.message : String(error) })
      }
      return now
    },
    [client, projectId],
  )
  const stop = useCallback(() => under.current?.abort(), [])
  const clear = useCallback(() => {
    under.current?.abort()
    under.current = null
    setGeneration(null)
  }, [])
  return { generation, start, stop, clear }
}
