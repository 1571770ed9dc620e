import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A loaded machine must not fail a test: nothing here asserts on time.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
