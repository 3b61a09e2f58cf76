import { defineEnvVars } from '@sveltejs/kit/env';

export const variables = defineEnvVars({
  API_URL: {
    description: 'Internal address of the API, e.g. http://127.0.0.1:4010. Never reached by browsers.',
    schema: (value) => value ?? 'http://127.0.0.1:4010',
  },
  ORIGIN: {
    description:
      'Public origin of the site, e.g. https://hamyar.example. Forms posted from elsewhere are refused.',
    schema: (value) => (value ? new URL(value).origin : ''),
  },
  FORM_ACTION_ORIGINS: {
    description: 'Origins that a form may lead to besides our own (payment gateways), separated by spaces.',
    schema: (value) => value ?? '',
  },
  DEMONSTRATION: {
    description: 'yes: people and gifts of this platform are made up, and each page says so.',
    schema: (value) => value === 'yes',
  },
});
