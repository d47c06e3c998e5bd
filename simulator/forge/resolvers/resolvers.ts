import type { ResolverCall } from '../../shared/services';
import { NEEDS_AUTHENTICATION, type Consents } from '../outbound/consents';
import type { Outcome } from '../runner/invocation';
import { PAYLOAD_BYTES, RESOLVER_PAYLOAD_BYTES } from '../limits';
import type { Manifest } from '../manifest/manifest';
import type { Runner } from '../runner/runner';

export interface Resolvers {
  /** Rejects as `invoke` of `@forge/bridge` does when the function fails, takes too long or gets too much. */
  invoke(call: ResolverCall): Promise<unknown>;
  /** Calls a function directly, as `dynamicProperties` do. */
  invokeFunction(functionKey: string, payload: unknown, accountId?: string): Promise<unknown>;
}

/** Where the app runs, as its handlers learn it. */
export interface Installation {
  cloudId: string;
  siteUrl: string;
  siteAri: string;
  environmentId: string;
  installationId: string;
}

interface ResolverOptions {
  manifest: Manifest;
  runner: () => Runner;
  installation: () => Installation;
  contextFor(moduleKey: string, accountId?: string): object;
  consents: Pick<Consents, 'ask'>;
}

/** @see https://developer.atlassian.com/platform/forge/runtime-reference/forge-resolver/ */
export function createResolvers(options: ResolverOptions): Resolvers {
  const { manifest, runner, installation, contextFor, consents } = options;
  return {
    async invoke({ moduleKey, functionKey, payload, accountId, extension, locale, timezone }) {
      const resolver = manifest.resolvers.get(moduleKey);
      if (!resolver) throw new Error(`manifest.yml declares no module "${moduleKey}" with a resolver.`);
      if (bytesOf(payload) > RESOLVER_PAYLOAD_BYTES) {
        throw new Error('There was an error invoking the function - the request payload exceeds 500 KB.');
      }
      const { cloudId, siteUrl, environmentId } = installation();
      const context = {
        ...{ accountId, accountType: 'licensed', cloudId, siteUrl, moduleKey, environmentId, localId: moduleKey },
        ...{ environmentType: 'DEVELOPMENT', extension: extension ?? {}, locale, timezone },
      };
      const args = [{ call: { functionKey, payload }, context }, contextFor(moduleKey, accountId)];
      const run = () => runner().run({ functionKey: resolver, moduleKey, args, accountId });
      const outcome = await run();
      if (outcome.kind !== 'threw' || outcome.name !== NEEDS_AUTHENTICATION) return valueOf(outcome);
      // The screen shows the platform's question in place of the app; once answered, it calls again.
      consents.ask(accountId);
      return valueOf(await run());
    },
    async invokeFunction(functionKey, payload, accountId) {
      const args = [payload, contextFor(functionKey, accountId)];
      return valueOf(await runner().run({ functionKey, moduleKey: functionKey, args, accountId }));
    },
  };
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}

function valueOf(outcome: Outcome): unknown {
  const failed = (why: string) => new Error(`There was an error invoking the function - ${why}`);
  switch (outcome.kind) {
    case 'returned':
      if (bytesOf(outcome.value) > PAYLOAD_BYTES) throw failed('the response payload exceeds 5 MB.');
      return outcome.value;
    case 'threw':
      throw failed(outcome.message);
    case 'timed-out':
      throw failed('the function timed out.');
    default:
      throw failed('the platform failed.');
  }
}
