#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Nothing of the product is read before this, so that all of it is cached once compiled.
enableCompileCache();
await import('./run.ts');
