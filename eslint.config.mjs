import astro from 'eslint-plugin-astro'
import tseslint from 'typescript-eslint'

/** The simulator is handed its clock, its randomness and its timers (DESIGN: nothing ambient). */
const ambient = [
  ['Date', 'now', 'Use world.now() or world.wallNow().'],
  ['Math', 'random', 'Use world.random(bytes).'],
  ['crypto', 'randomUUID', 'Use uuid(world).'],
  ['crypto', 'getRandomValues', 'Use world.random(bytes).'],
  ['performance', 'now', 'Use world.now().'],
].map(([object, property, message]) => ({ object, property, message }))

export default tseslint.config(
  { ignores: ['dist', 'build', '.astro', '.cache', 'node_modules', 'src/simulator/model/*.generated.ts'] },
  tseslint.configs.recommended,
  astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/simulator/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...ambient],
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'window', 'document', 'process', 'console', 'localStorage', 'fetch'],
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Use world.now(): the clock is handed in.',
        },
        {
          selector: 'ClassDeclaration:not([superClass])',
          message: 'Functions and data; a class only to be thrown.',
        },
      ],
    },
  },
)
