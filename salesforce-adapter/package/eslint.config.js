const babel = require('@babel/eslint-parser');
const lwc = require('@lwc/eslint-plugin-lwc');

module.exports = [
    {
        files: ['force-app/**/*.js'],
        languageOptions: {
            parser: babel,
            parserOptions: {
                requireConfigFile: false,
                babelOptions: { parserOpts: { plugins: [['decorators', { decoratorsBeforeExport: false }]] } }
            }
        },
        plugins: { '@lwc/lwc': lwc },
        rules: {
            'no-unused-vars': 'error',
            'prefer-const': 'error',
            eqeqeq: 'error',
            '@lwc/lwc/no-api-reassignments': 'error',
            '@lwc/lwc/no-async-operation': 'error',
            '@lwc/lwc/no-document-query': 'error',
            '@lwc/lwc/no-inner-html': 'error',
            '@lwc/lwc/no-leaky-event-listeners': 'error',
            '@lwc/lwc/no-unknown-wire-adapters': 'off',
            '@lwc/lwc/valid-api': 'error',
            '@lwc/lwc/valid-wire': 'error'
        }
    },
    {
        // Tests drive timers and look into templates.
        files: ['force-app/**/__tests__/**/*.js'],
        rules: { '@lwc/lwc/no-async-operation': 'off' }
    }
];
