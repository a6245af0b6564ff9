/** One operation: what it does and takes and answers, and a way to try it. Closed until somebody opens it. */
import { Tag } from '@/app/_components/ui/tag'
import { wordsOf } from '@/app/_i18n/server'
import { apiWords, plain } from './api-words'
import type { Operation } from './reference'
import { SchemaTable } from './schema-table'
import { TryIt } from './try-it'

export async function OperationCard({ operation }: { operation: Operation }) {
  const [t, say] = await Promise.all([wordsOf('developers'), apiWords()])
  const { id, method, path, summary, description, scope, parameters, body, answer, statuses } = operation
  return (
    <details id={id} className="group scroll-mt-4 rounded-card border bg-surface">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2 hover:bg-hover">
        <Tag tone={method === 'GET' ? 'info' : 'accent'} className="w-12 justify-center font-mono">
          {method}
        </Tag>
        <h3 className="font-medium text-ui">{say(summary)}</h3>
        <code className="font-mono text-caption text-ink-2 [overflow-wrap:anywhere]">{path}</code>
      </summary>
      <div className="grid gap-5 border-t px-4 py-3.5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3.5">
          <p className="text-ink-2 text-ui">
            {plain(say(description))} {scope ? t('scope', { scope }) : t('anyKey')}
          </p>
          <SchemaTable title={t('parameters')} lines={parameters} />
          {body === 'file' && <p className="text-ui">{t('bodyIsFile')}</p>}
          {body !== null && body !== 'file' && <SchemaTable title={t('body')} lines={body.lines} />}
          {answer === 'file' ? (
            <p className="text-ui">{t('answersFile')}</p>
          ) : (
            <SchemaTable isAnswer title={t('answer')} lines={answer} />
          )}
          <p className="text-caption text-ink-3">{t('statuses', { statuses: statuses.join(', ') })}</p>
        </div>
        <div className="min-w-0">
          <TryIt operation={operation} />
        </div>
      </div>
    </details>
  )
}
