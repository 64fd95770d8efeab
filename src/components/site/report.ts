import { chosenExam } from './examChoice.ts'

/** What somebody needs to find the mistake again. Nothing of the reader's own work is in it. */
function reportText() {
  const selected = getSelection()?.toString().trim()
  return [
    `Page: ${location.href}`,
    `Title: ${document.title}`,
    ...(selected ? [`Selected: ${selected}`] : []),
    `Exam: ${chosenExam() ?? 'not chosen'}`,
    `Window: ${innerWidth} × ${innerHeight}, ${document.documentElement.dataset.theme ?? 'no'} theme`,
    `Browser: ${navigator.userAgent}`,
    'What is wrong: ',
  ].join('\n')
}

/** Copies a report and answers what to tell the reader; where copying is refused, the report itself. */
export async function copyReport(url: string | undefined): Promise<(Node | string)[]> {
  const text = reportText()
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const shown = document.createElement('pre')
    shown.textContent = text
    return ['This browser does not let a page copy. Here is the report:', shown]
  }
  if (!url) return ['Copied. Paste it wherever you reach the authors, and say what is wrong.']
  const link = document.createElement('a')
  link.href = url
  link.textContent = 'Send it here'
  return ['Copied. ', link, ', and say what is wrong.']
}
