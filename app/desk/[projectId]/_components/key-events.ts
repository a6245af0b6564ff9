/** When a key press belongs to a desk, and when to a text field or a dialog. */

export function isInTextField(event: KeyboardEvent): boolean {
  const { target } = event
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
  )
}

export function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog], [role=listbox], [role=menu]') !== null
}

export const isSubmit = ({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>) =>
  key === 'Enter' && (ctrlKey || metaKey)

/** No Ctrl, Alt or Meta: a key on its own (Shift makes characters). */
export const isPlain = (event: KeyboardEvent) => !event.ctrlKey && !event.altKey && !event.metaKey
