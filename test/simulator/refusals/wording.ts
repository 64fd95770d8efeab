import { globSync } from 'node:fs'
import ts from 'typescript'

/** A text with which the simulator refuses: the exception's name, and the words with `{}` where a value goes. */
export type Wording = { name: string; words: string; at: string }

/** Where an exception's words can't be read from the source. */
export type Unreadable = { at: string }

const errors = 'src/simulator/errors.ts'

/** Reads every text of the simulator's exceptions from its sources, wherever the words of a call come from. */
export function wordings(): { read: Wording[]; unreadable: Unreadable[] } {
  const files = globSync('src/simulator/**/*.ts')
  const program = ts.createProgram(files, { allowImportingTsExtensions: true, noEmit: true })
  const checker = program.getTypeChecker()
  const sources = files.map((file) => program.getSourceFile(file)!)
  const calls = sources.flatMap(callsIn)
  const names = exceptionsOf(program.getSourceFile(errors)!)

  const symbolOf = (node: ts.Node): ts.Symbol | undefined => {
    const symbol = checker.getSymbolAtLocation(node)
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  }

  /** The texts that an expression can be; undefined when one of them can't be told. */
  function textsOf(node: ts.Expression): string[] | undefined {
    if (ts.isStringLiteralLike(node)) return [node.text]
    if (ts.isTemplateExpression(node)) {
      return [node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('')]
    }
    if (ts.isConditionalExpression(node)) return all([node.whenTrue, node.whenFalse].map(textsOf))
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      const [starts, ends] = [textsOf(node.left), textsOf(node.right)]
      return starts && ends && starts.flatMap((start) => ends.map((end) => start + end))
    }
    if (ts.isCallExpression(node)) return textsReturned(symbolOf(node.expression)?.valueDeclaration)
    const { types } = { types: [checker.getTypeAtLocation(node)], ...checker.getTypeAtLocation(node) }
    if (types.every((type) => type.isStringLiteral())) return types.map((type) => String(type.value))
    const declaration = symbolOf(node)?.valueDeclaration
    if (declaration && ts.isVariableDeclaration(declaration) && declaration.initializer) {
      return textsOf(declaration.initializer)
    }
    return declaration && ts.isParameter(declaration) ? textsGiven(declaration) : undefined
  }

  /** The texts that a function can give back. */
  function textsReturned(declaration: ts.Declaration | undefined): string[] | undefined {
    const made = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration
    if (!made || !(ts.isArrowFunction(made) || ts.isFunctionDeclaration(made)) || !made.body) return undefined
    if (!ts.isBlock(made.body)) return textsOf(made.body)
    const returned = nodesIn(made.body, ts.isReturnStatement)
    return all(returned.map(({ expression }) => expression && textsOf(expression)))
  }

  /** The texts that a function's callers hand in. */
  function textsGiven(parameter: ts.ParameterDeclaration): string[] | undefined {
    const { parent } = parameter
    const named = ts.isFunctionDeclaration(parent) ? parent.name : (parent.parent as ts.NamedDeclaration).name
    const called = named && symbolOf(named)
    const given = calls
      .filter(({ expression }) => called && symbolOf(expression) === called)
      .map((call) => call.arguments[parent.parameters.indexOf(parameter)])
    return given.length ? all(given.map((argument) => argument && textsOf(argument))) : undefined
  }

  const read: Wording[] = []
  const unreadable: Unreadable[] = []
  for (const call of calls) {
    const { expression, arguments: given } = call
    const made = ts.isCallExpression(expression) && exceptionIn(expression)
    const name = made || expression.getText()
    if (!given[0] || !(made || names.has(name))) continue
    const file = call.getSourceFile()
    const at = `${file.fileName.replace(/.*?(?=src\/)/, '')}:${file.getLineAndCharacterOfPosition(call.getStart()).line + 1}`
    const texts = textsOf(given[0])
    if (texts) read.push(...texts.map((words) => ({ name, words, at })))
    else unreadable.push({ at })
  }
  return { read, unreadable }
}

/** `exception('NotSimulated')(words)`: made where it is said. */
function exceptionIn({ expression, arguments: [name] }: ts.CallExpression): string | undefined {
  return expression.getText() === 'exception' && name && ts.isStringLiteral(name) ? name.text : undefined
}

const all = (lists: (string[] | undefined)[]) =>
  lists.every((list) => list !== undefined) ? lists.flat() : undefined

function nodesIn<N extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is N): N[] {
  const found: N[] = is(node) ? [node] : []
  ts.forEachChild(node, (child) => void found.push(...nodesIn(child, is)))
  return found
}

const callsIn = (node: ts.Node) => nodesIn(node, ts.isCallExpression)

/** The names in `const … = exception('…')`. */
const exceptionsOf = (file: ts.SourceFile): Set<string> =>
  new Set(
    callsIn(file)
      .filter(({ parent }) => ts.isVariableDeclaration(parent))
      .flatMap((call) => exceptionIn(call) ?? []),
  )
