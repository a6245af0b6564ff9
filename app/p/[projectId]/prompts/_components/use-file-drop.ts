/** A file dropped anywhere on the page; true while one hovers over it. Null switches it off. */
import { useEffect, useRef, useState } from 'react'

export function useFileDrop(onFile: ((file: File) => void) | null): boolean {
  const [isOver, setIsOver] = useState(false)
  const receive = useRef(onFile)
  receive.current = onFile
  const isOn = onFile !== null
  useEffect(() => {
    if (!isOn) return
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      // Leaving the window has nowhere to go to.
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setIsOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) receive.current?.(file)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      setIsOver(false)
    }
  }, [isOn])
  return isOver
}
