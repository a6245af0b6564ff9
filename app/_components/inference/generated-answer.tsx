'use client'

/** An answer that is being written or has been: its text, then its tokens, and how it ended. */
import { useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
import { HoverTokens } from './hover-tokens'
import type { Generation } from './use-generation'

export function GeneratedAnswer({ generation, language }: { generation: Generation; language: string }) {
  const t = useTranslations('inference')
  const { status, text, tokens, finishReason, problem } = generation
  if (status === 'failed') {
    return (
      <p role="alert" className="text-danger text-ui">
        {problem}
      </p>
    )
  }
  return (
    <div aria-live="polite" aria-busy={status === 'writing'}>
      {tokens.length > 0 ? (
        <HoverTokens tokens={tokens} language={language} />
      ) : (
        <p className="reading" lang={language}>
          {text}
          {status === 'writing' && (
            <span className="ml-0.5 inline-block h-4 w-[7px] translate-y-0.5 bg-accent motion-safe:animate-pulse">
              <span className="sr-only">{t('writing')}</span>
            </span>
          )}
        </p>
      )}
      {status === 'done' && text === '' && <p className="text-ink-3 text-ui">{t('empty')}</p>}
      {status === 'stopped' && <p className="text-caption text-ink-3">{t('stopped')}</p>}
      {finishReason === 'length' && <p className="mt-1 text-caption text-warn">{t('cut')}</p>}
    </div>
  )
}

export function GenerationFacts({ generation }: { generation: Generation }) {
  const t = useTranslations('inference')
  const f = useFormats()
  return (
    <>
      <span>{t('tokens', { count: generation.tokenCount })}</span>
      {generation.ms !== null && <span>{t('seconds', { seconds: f.decimal(generation.ms / 1000, 1) })}</span>}
    </>
  )
}
