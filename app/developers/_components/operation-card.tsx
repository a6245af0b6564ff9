/** One operation: what it does and takes and answers, and a way to try it. Closed until somebody opens it. */
import { Tag } from '@/app/_components/ui/tag'
import type { Operation } from './reference'
import { SchemaTable } from './schema-table'
import { TryIt } from './try-it'

export function OperationCard({ operation }: { operation: Operation }) {
  const { id, method, path, summary, description, parameters, body, answer, statuses } = operation
  return (
    <details id={id} className="group scroll-mt-4 rounded-card border bg-surface">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2 hover:bg-hover">
        <Tag tone={method === 'GET' ? 'info' : 'accent'} className="w-12 justify-center font-mono">
          {method}
        </Tag>
        <h3 className="font-medium text-ui">{summary}</h3>
        <code className="font-mono text-caption text-ink-2 [overflow-wrap:anywhere]">{path}</code>
      </summary>
      <div className="grid gap-5 border-t px-4 py-3.5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3.5">
          <p className="text-ink-2 text-ui">{plain(description)}</p>
          <SchemaTable title="Parameters" lines={parameters} />
          {body === 'file' && <p className="text-ui">The body is the file.</p>}
          {body !== null && body !== 'file' && <SchemaTable title="Body" lines={body.lines} />}
          {typeof answer === 'string' ? (
            <p className="text-ui">Answers: {answer}</p>
          ) : (
            <SchemaTable isAnswer title="Answer" lines={answer} />
          )}
          <p className="text-caption text-ink-3">Statuses: {statuses.join(', ')}</p>
        </div>
        <div className="min-w-0">
          <TryIt operation={operation} />
        </div>
      </div>
    </details>
  )
}

/** Code marks are for machines that render Markdown. */
const plain = (text: string) => text.replaceAll('`', '')
