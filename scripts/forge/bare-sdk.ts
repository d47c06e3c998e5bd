/** The smallest function bundle that loads every Forge package the app's functions load; see `startup.ts`. */
import * as api from '@forge/api';
import * as events from '@forge/events';
import * as kvs from '@forge/kvs';
import Resolver from '@forge/resolver';

export const sdk = [api, events, kvs, Resolver];
