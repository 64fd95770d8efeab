import { createHash } from 'node:crypto'

/** The sandbox document: its own policy lets in one script by its hash, and workers made from text (which inherit it); nothing else. */
export function sandboxPage(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    'worker-src blob: data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="robots" content="noindex">
<title>Sandbox</title>
</head>
<body><script>${script}</script></body>
</html>
`
}
