'use client'

/** A prompt, the tokens written so far, the candidates for the next one, and dials that move them at once. */
import { GitBranch, Play, RotateCcw, Square } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type Dials, distributionOf, draw } from '@/app/_components/inference/distribution'
import { ModelChoice, type ModelOption } from '@/app/_components/inference/model-choice'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { Slider } from '@/app/_components/ui/slider'
import { useFormats } from '@/app/_i18n/use-formats'
import { CandidateTable } from './candidate-table'
import { type Opening, useNextTokens } from './use-next-tokens'
import { WrittenTokens } from './written-tokens'

const TOP_K_MAX = 50
const BRANCHES_KEPT = 8
/** In the world of the starter model, and so in its language. */
const SAMPLE_PROMPT = 'What does a snake like to eat?'

export function Generation({ projectId, models }: { projectId: string; models: readonly ModelOption[] }) {
  const t = useTranslations('generation')
  const [modelId, setModelId] = useState(models[0]?.id ?? '')
  const [prompt, setPrompt] = useState(SAMPLE_PROMPT)
  const [isPlain, setIsPlain] = useState(false)
  const [opening, setOpening] = useState<Opening>({ turns: [{ role: 'prompt', text: SAMPLE_PROMPT }] })
  const begin = () => setOpening(isPlain ? { text: prompt } : { turns: [{ role: 'prompt', text: prompt }] })
  if (models.length === 0) return <Note>{t('noModels')}</Note>
  return (
    <>
      <Card>
        <form
          method="post"
          className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto]"
          onSubmit={(event) => {
            event.preventDefault()
            begin()
          }}
        >
          <Field label={t('prompt')} hint={isPlain ? t('plainHint') : t('promptHint')}>
            {(control) => (
              <Input
                {...control}
                value={prompt}
                maxLength={1000}
                onChange={(event) => setPrompt(event.target.value)}
                onBlur={begin}
              />
            )}
          </Field>
          <Field label={t('model')}>
            {(control) => (
              <ModelChoice
                {...control}
                models={models}
                value={modelId}
                onChange={setModelId}
                className="w-40"
              />
            )}
          </Field>
          <Button type="submit" icon={RotateCcw} className="sm:mt-6">
            {t('start')}
          </Button>
          <Checkbox
            className="sm:col-span-3"
            checked={isPlain}
            onCheckedChange={(checked) => {
              setIsPlain(checked === true)
              setOpening(checked === true ? { text: prompt } : { turns: [{ role: 'prompt', text: prompt }] })
            }}
            label={t('plain')}
          />
        </form>
      </Card>
      <Steps
        key={`${modelId} ${JSON.stringify(opening)}`}
        projectId={projectId}
        modelId={modelId}
        opening={opening}
      />
    </>
  )
}

function Steps({ projectId, modelId, opening }: { projectId: string; modelId: string; opening: Opening }) {
  const t = useTranslations('generation')
  const f = useFormats()
  const format = useFormatter()
  const [ids, setIds] = useState<readonly number[]>([])
  const [branches, setBranches] = useState<{ ids: readonly number[]; text: string }[]>([])
  const [dials, setDials] = useState<Dials>({ temperature: 1, topK: 0, topP: 1 })
  const [isWriting, setIsWriting] = useState(false)
  const writing = useRef(false)
  const { query, ask } = useNextTokens(projectId, modelId, opening, ids)
  const answer = query.data
  const distribution = useMemo(() => answer && distributionOf(answer, dials), [answer, dials])
  const hasEnded = answer !== undefined && ids.at(-1) === answer.eosId
  const isOver = hasEnded || answer?.isFull === true
  const written = answer ? answer.tokens.slice(answer.openingLength) : []

  /** Goes on with other tokens; what is left behind becomes a branch. */
  const branchTo = (next: readonly number[]) => {
    const goesOn = ids.every((id, index) => next[index] === id)
    if (!goesOn) {
      const text = written.map((token) => token.text).join('')
      setBranches((before) =>
        [{ ids, text }, ...before.filter((branch) => branch.ids.join() !== ids.join())].slice(
          0,
          BRANCHES_KEPT,
        ),
      )
    }
    setIds(next)
  }
  const writeOn = async () => {
    writing.current = true
    setIsWriting(true)
    try {
      let now = ids
      while (writing.current) {
        const next = await ask(now)
        if (next.isFull || now.at(-1) === next.eosId) break
        now = [...now, draw(distributionOf(next, dials), Math.random()).id]
        if (!writing.current) break
        setIds(now)
      }
    } finally {
      writing.current = false
      setIsWriting(false)
    }
  }

  return (
    <div className="grid items-start gap-3.5 xl:grid-cols-2">
      <Card className="flex flex-col gap-3">
        <CardHead title={t('written')} caption={t('writtenHint')} className="mb-0" />
        {answer ? (
          <WrittenTokens
            tokens={answer.tokens}
            openingLength={answer.openingLength}
            onBack={(place) => branchTo(ids.slice(0, place))}
          />
        ) : (
          !query.error && <Skeleton className="h-20 w-full" />
        )}
        <p aria-live="polite" className="text-ink-2 text-ui">
          {hasEnded ? t('ended') : answer?.isFull ? t('full') : ids.length === 0 ? t('nothingYet') : ''}
        </p>
        {branches.length > 0 && (
          <div>
            <h2 className="text-body">{t('branches')}</h2>
            <ul className="-mx-2 mt-1 flex flex-col">
              {branches.map((branch) => (
                <li key={branch.ids.join()}>
                  <button
                    type="button"
                    title={t('openBranch')}
                    onClick={() => branchTo(branch.ids)}
                    className="flex min-h-8 w-full items-center gap-2 rounded-control px-2 py-1 text-left text-ui hover:bg-hover max-sm:min-h-11"
                  >
                    <GitBranch aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
                    <span className="min-w-0 flex-1 truncate">{branch.text}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Card>
      <Card className="flex flex-col gap-3">
        <CardHead title={t('next')} caption={t('nextHint')} className="mb-0" />
        {query.error && (
          <Note
            tone="danger"
            title={t('failed')}
            action={
              <Button size="small" onClick={() => query.refetch()}>
                {t('retry')}
              </Button>
            }
          >
            {query.error.message}
          </Note>
        )}
        {distribution ? (
          <CandidateTable
            distribution={distribution}
            isDisabled={isOver || isWriting || query.isPlaceholderData}
            onChoose={(id) => branchTo([...ids, id])}
          />
        ) : (
          !query.error && <Skeleton className="h-96 w-full" />
        )}
        {distribution && (
          <p className="text-ink-2 text-ui">
            {t('reading', {
              kept: distribution.kept,
              choices: format.number(Math.exp(distribution.entropy), { maximumFractionDigits: 1 }),
            })}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 border-t pt-3">
          <Slider
            label={t('temperature')}
            value={dials.temperature}
            min={0}
            max={2}
            step={0.05}
            shown={f.decimal(dials.temperature, 2)}
            onChange={(temperature) => setDials({ ...dials, temperature })}
          />
          <Slider
            label={t('topK')}
            value={dials.topK}
            min={0}
            max={TOP_K_MAX}
            step={1}
            shown={dials.topK === 0 ? t('all') : String(dials.topK)}
            onChange={(topK) => setDials({ ...dials, topK })}
          />
          <Slider
            label={t('topP')}
            value={dials.topP}
            min={0.05}
            max={1}
            step={0.05}
            shown={f.decimal(dials.topP, 2)}
            onChange={(topP) => setDials({ ...dials, topP })}
          />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            disabled={!distribution || isOver || isWriting || query.isPlaceholderData}
            onClick={() => distribution && branchTo([...ids, draw(distribution, Math.random()).id])}
          >
            {t('draw')}
          </Button>
          <Button
            disabled={!distribution || isOver || isWriting || query.isPlaceholderData}
            onClick={() => distribution && branchTo([...ids, distribution.candidates[0].id])}
          >
            {t('likeliest')}
          </Button>
          {isWriting ? (
            <Button
              icon={Square}
              onClick={() => {
                writing.current = false
              }}
            >
              {t('stop')}
            </Button>
          ) : (
            <Button icon={Play} disabled={!distribution || isOver} onClick={() => void writeOn()}>
              {t('goOn')}
            </Button>
          )}
        </div>
      </Card>
    </div>
  )
}
