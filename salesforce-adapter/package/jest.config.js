const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
    ...jestConfig,
    // The kit has no stub of its own for these.
    moduleNameMapper: { '^lightning/actions$': '<rootDir>/test/stubs/actions' },
    testPathIgnorePatterns: [...jestConfig.testPathIgnorePatterns, '<rootDir>/preview/']
};
