import type {
  ApplicationInfo,
  BatchGetApplicationsInput,
  CreateApplicationInput,
  GetApplicationInput,
  ListApplicationsInput,
  ListTagsForResourceInput,
} from '@aws-sdk/client-codedeploy';
import { makeUuid } from '../kernel/make-id.ts';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { paginate } from './paginate.ts';
import { findApplication, findGroup, type Application, type CodeDeployState } from './state.ts';

const MOST_PER_BATCH = 100;

export function applicationOperations(state: CodeDeployState): Record<string, Operation> {
  return {
    CreateApplication(input: CreateApplicationInput) {
      const name = input.applicationName ?? '';
      if (!/^[\w+=,.@-]{1,100}$/.test(name))
        throw new AwsError('InvalidApplicationNameException', 'The application name is not valid');
      if (state.applications.has(name))
        throw new AwsError('ApplicationAlreadyExistsException', `Application already exists with name: ${name}`);
      const computePlatform = input.computePlatform ?? 'Server';
      if (!['Server', 'Lambda', 'ECS'].includes(computePlatform)) {
        throw new AwsError(
          'InvalidComputePlatformException',
          'The compute platform is invalid. It must be Server, Lambda or ECS.',
        );
      }
      const application: Application = {
        name,
        id: makeUuid(state.random),
        createdAt: state.clock.now(),
        computePlatform,
        tags: input.tags ?? [],
        groups: new Map(),
      };
      state.applications.set(name, application);
      return { applicationId: application.id };
    },

    GetApplication: (input: GetApplicationInput) => ({
      application: describe(findApplication(state, input.applicationName ?? '')),
    }),

    BatchGetApplications(input: BatchGetApplicationsInput) {
      const names = input.applicationNames ?? [];
      if (names.length > MOST_PER_BATCH)
        throw new AwsError('BatchLimitExceededException', `The maximum number of names is ${MOST_PER_BATCH}`);
      return { applicationsInfo: names.map((name) => describe(findApplication(state, name))) };
    },

    ListApplications(input: ListApplicationsInput) {
      const { page, ...rest } = paginate([...state.applications.keys()].toSorted(), input.nextToken, (name) => name);
      return { applications: page, ...rest };
    },

    ListTagsForResource(input: ListTagsForResourceInput) {
      const arn = /^arn:aws[a-z-]*:codedeploy:[a-z0-9-]+:\d{12}:(application|deploymentgroup):([^/]+)(?:\/(.+))?$/.exec(
        input.ResourceArn ?? '',
      );
      if (arn === null) throw new AwsError('InvalidArnException', 'The specified ARN is not in a valid format.');
      const application = findApplication(state, arn[2] ?? '');
      return { Tags: arn[1] === 'application' ? application.tags : findGroup(application, arn[3] ?? '').tags };
    },
  };
}

const describe = (application: Application): ApplicationInfo => ({
  applicationId: application.id,
  applicationName: application.name,
  createTime: new Date(application.createdAt),
  linkedToGitHub: false,
  computePlatform: application.computePlatform,
});
