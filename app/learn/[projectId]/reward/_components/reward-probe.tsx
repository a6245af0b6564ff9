'use client'

/** A prompt, an answer, its score and what each token does to it; attempts to fool it; what KL would cost. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ModelChoice, type ModelOption } from '@/app/_components/inference/model-choice'
import { Button } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import { Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { type ApiOutput, useTRPCClient } from '@/app/_trpc/client'
import { KlPrice } from './kl-price'
import { contributions, placeOf, TRICKS, type Trick } from './tricks'

type Score = ApiOutput['inference']['score']

const SAMPLE = { prompt: 'Tell me about jellyfish.', answer: 'Jellyfish live in the sea. They are soft.' }
/** After the last key. */
const SETTLE_MS = 350
const ATTEMPTS_KEPT = 12

interface Attempt {
  answer: string
  score: number
  tokens: number
}

export function RewardProbe({
  projectId,
  rewardModels,
  references,
}: {
  projectId: string
  rewardModels: readonly ModelOption[]
  references: readonly ModelOption[]
}) {
  const t = useTranslations('reward')
  const client = useTRPCClient()
  const [modelId, setModelId] = useState(rewardModels[0].id)
  const [prompt, setPrompt] = useState(SAMPLE.prompt)
  const [answer, setAnswer] = useState(SAMPLE.answer)
  const settled = useSettled(JSON.stringify({ prompt, answer }), SETTLE_MS)
  const asked: { prompt: string; answer: string } = JSON.parse(settled)
  const score = useQuery({
    queryKey: ['score', modelId, asked],
    queryFn: ({ signal }) =>
      client.inference.score.mutate(
        {
          projectId,
          modelId,
          opening: { turns: [{ role: 'prompt', text: asked.prompt }] },
          continuation: { text: asked.answer, isEnded: true },
        },
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  const attempts = useAttempts(
    `${modelId} ${asked.prompt}`,
    asked.answer,
    score.isPlaceholderData ? undefined : score.data,
  )
  return (
    <div className="grid items-start gap-3.5 xl:grid-cols-2">
      <Card className="flex flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
          <Field label={t('prompt')}>
            {(control) => (
              <Input
                {...control}
                value={prompt}
                maxLength={500}
                onChange={(event) => setPrompt(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('model')}>
            {(control) => (
              <ModelChoice
                {...control}
                models={rewardModels}
                value={modelId}
                onChange={setModelId}
                className="w-40"
              />
            )}
          </Field>
        </div>
        <Field label={t('answer')}>
          {(control) => (
            <Textarea
              {...control}
              rows={4}
              maxLength={1500}
              placeholder={t('answerPlaceholder')}
              value={answer}
              onChange={(event) => setAnswer(event.target.value)}
              className="text-read"
            />
          )}
        </Field>
        <div className="border-t pt-3">
          <h2 className="text-body">{t('fool')}</h2>
          <p className="mb-2 text-ink-2 text-ui">{t('foolAbout')}</p>
          <div className="flex flex-wrap gap-2">
            {(Object.keys(TRICKS) as Trick[]).map((trick) => (
              <Button
                key={trick}
                size="small"
                onClick={() => setAnswer(TRICKS[trick](answer, prompt).slice(0, 1500))}
              >
                {TRICK_WORD(t)[trick]}
              </Button>
            ))}
          </div>
        </div>
      </Card>
      <Card className="flex flex-col gap-3">
        {score.error && (
          <Note tone="danger" title={t('failed')}>
            {score.error.message}
          </Note>
        )}
        {score.data ? <ScoreView score={score.data} /> : !score.error && <Skeleton className="h-40 w-full" />}
        {attempts.length > 1 && <Attempts attempts={attempts} onTake={setAnswer} />}
      </Card>
      {references.length > 0 && (
        <KlPrice
          projectId={projectId}
          references={references}
          prompt={asked.prompt}
          answer={asked.answer}
          score={score.data?.score ?? null}
        />
      )}
    </div>
  )
}

const TRICK_WORD = (t: ReturnType<typeof useTranslations<'reward'>>): Record<Trick, string> => ({
  twice: t('twice'),
  flatter: t('flatter'),
  lengthen: t('lengthen'),
  repeatPrompt: t('repeatPrompt'),
  shout: t('shout'),
  nothing: t('nothing'),
})

function ScoreView({ score }: { score: Score }) {
  const t = useTranslations('reward')
  const format = useFormatter()
  const signed = (value: number) =>
    format.number(value, { maximumFractionDigits: 2, minimumFractionDigits: 2, signDisplay: 'exceptZero' })
  const answerTokens = score.tokens.slice(score.openingLength)
  const each = contributions(score.before, score.running)
  const most = Math.max(0.2, ...each.map(Math.abs))
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2>{t('score')}</h2>
        <output aria-live="polite" className="font-semibold text-display tabular-nums">
          {signed(score.score)}
        </output>
        <span className="text-ink-2 text-ui">{t('reading', { place: placeOf(score.score) })}</span>
      </div>
      <div aria-hidden className="relative mx-1.5 h-6">
        <div className="absolute top-1/2 right-0 left-0 h-px bg-line-2" />
        <div className="absolute inset-y-0 left-1/2 border-ink-3 border-l border-dashed" />
        <span
          className="absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rotate-45 rounded-[2px] bg-m-rm"
          style={{ left: `${50 + Math.max(-50, Math.min(50, (score.score / 3) * 50))}%` }}
        />
      </div>
      <p className="text-caption text-ink-3">{t('scale')}</p>
      <h3 className="text-body">{t('each')}</h3>
      <ol aria-label={t('each')} className="flex flex-wrap gap-x-0.5 gap-y-1.5">
        {answerTokens.map(({ id, text }, index) => {
          const face = text === '<EOS>' ? 'EOS' : text.replaceAll('\n', '↵')
          const strength = Math.round((70 * Math.abs(each[index])) / most)
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a token is its position
              key={index}
              title={t('contribution', {
                token: face.trim(),
                change: signed(each[index]),
                score: signed(score.running[index]),
              })}
              data-id={id}
              className="inline-flex min-w-9 flex-col items-center rounded-tag px-1 py-0.5 text-read"
              style={{
                background: `color-mix(in oklab, var(${each[index] >= 0 ? '--add-soft' : '--del-soft'}) ${Math.min(100, 20 + strength)}%, transparent)`,
              }}
            >
              <span className={cn('whitespace-pre', text === '<EOS>' && 'font-mono text-axis leading-6')}>
                {face}
              </span>
              <span className="text-axis text-ink-2 tabular-nums">{signed(score.running[index])}</span>
            </li>
          )
        })}
      </ol>
      <p aria-hidden className="flex gap-4 text-caption text-ink-2">
        <span className="flex items-center gap-1.5">
          <span className="size-3 rounded-[3px] bg-add-soft" /> {t('up')}
        </span>
        <span className="flex items-center gap-1.5">
          <span className="size-3 rounded-[3px] bg-del-soft" /> {t('down')}
        </span>
      </p>
    </>
  )
}

function Attempts({ attempts, onTake }: { attempts: readonly Attempt[]; onTake: (answer: string) => void }) {
  const t = useTranslations('reward')
  const format = useFormatter()
  return (
    <div className="border-t pt-3">
      <h2 className="text-body">{t('attempts')}</h2>
      <ol className="-mx-2 mt-1">
        {attempts.map(({ answer, score, tokens }) => (
          <li key={answer}>
            <button
              type="button"
              title={t('take')}
              onClick={() => onTake(answer)}
              className="flex min-h-8 w-full items-baseline gap-3 rounded-control px-2 py-1 text-left text-ui hover:bg-hover max-sm:min-h-11"
            >
              <span className="w-11 shrink-0 text-right font-medium tabular-nums">
                {format.number(score, { maximumFractionDigits: 2, minimumFractionDigits: 2 })}
              </span>
              <span className="min-w-0 flex-1 truncate">{answer || t('nothing')}</span>
              <span className="text-caption text-ink-3 tabular-nums">
                {t('attemptTokens', { count: tokens })}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What was tried under one prompt and model, highest score first. */
function useAttempts(subject: string, answer: string, score: Score | undefined): Attempt[] {
  const [kept, setKept] = useState<{ subject: string; attempts: Attempt[] }>({ subject, attempts: [] })
  useEffect(() => {
    if (!score) return
    const attempt = { answer, score: score.score, tokens: score.tokens.length - score.openingLength }
    setKept((before) => {
      const others = before.subject === subject ? before.attempts.filter((one) => one.answer !== answer) : []
      const attempts = [attempt, ...others].slice(0, ATTEMPTS_KEPT)
      return { subject, attempts }
    })
  }, [subject, answer, score])
  return [...kept.attempts].sort((a, b) => b.score - a.score)
}

/** The value once it has not changed for a while. */
function useSettled(value: string, delayMs: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs)
    return () => clearTimeout(timer)
  }, [value, delayMs])
  return settled
}
