import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import lwc from '@lwc/rollup-plugin';
import replace from '@rollup/plugin-replace';

const SLDS = 'node_modules/@salesforce-ux/design-system/assets';

// Modules are looked for beside the code that names them, so the components are brought here.
rmSync('target', { recursive: true, force: true });
cpSync('../force-app/main/default/lwc', 'target/modules/c', {
    recursive: true,
    filter: (name) => !/__tests__|-meta\.xml$/.test(name)
});

/** What the page needs besides the code. */
const page = {
    name: 'page',
    writeBundle() {
        mkdirSync('target/icons', { recursive: true });
        copyFileSync('src/index.html', 'target/index.html');
        copyFileSync(`${SLDS}/styles/salesforce-lightning-design-system.min.css`, 'target/slds.css');
        cpSync(`${SLDS}/icons`, 'target/icons', { recursive: true, filter: (name) => !/\.png$/.test(name) });
    }
};

export default {
    input: 'src/main.js',
    output: { file: 'target/main.js', format: 'iife', inlineDynamicImports: true },
    plugins: [
        lwc({ rootDir: '.', disableSyntheticShadowSupport: false, enableDynamicComponents: true }),
        replace({
            'process.env.NODE_ENV': JSON.stringify('production'),
            'import.meta.env.SSR': 'false',
            // Not there in the synthetic shadow, which the styles of the page need.
            'this.attachInternals()': '{ setFormValue() {}, setValidity() {} }',
            delimiters: ['', ''],
            preventAssignment: true
        }),
        page
    ],
    onwarn(warning, warn) {
        if (!['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED', 'PLUGIN_WARNING'].includes(warning.code)) {
            warn(warning);
        }
    }
};
