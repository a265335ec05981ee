import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The whole app is rendered and asked by role: slow on a busy machine, and no reason to fail.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
