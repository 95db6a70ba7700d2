import { graphql } from "../../lib/graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment WholePracticeSettings on Practice {
    id
    name
    address
    timeZone
    settings {
      version
      culture
      security {
        blockedRecordMode
        passwordMinimumLength
        twoFactorPolicy
        browserTrustDays
        emergencyAccessMaximumMinutes
        autoLogoutDefaultMinutes
        autoLogoutMinimumMinutes
        autoLogoutMaximumMinutes
      }
      outgoingMail {
        fromAddress
        host
        port
        user
        passwordSet
      }
      mailTopics {
        topic
        administratorsMailed
      }
    }
  }
`);

export const PRACTICE_SETTINGS = graphql(/* GraphQL */ `
  query PracticeSettings {
    practice {
      ...WholePracticeSettings
    }
  }
`);

export const UPDATE_PRACTICE_SETTINGS = graphql(/* GraphQL */ `
  mutation UpdatePracticeSettings($input: UpdatePracticeSettingsInput!) {
    updatePracticeSettings(input: $input) {
      practice {
        ...WholePracticeSettings
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const USERS_WITHOUT_SECOND_FACTOR = graphql(/* GraphQL */ `
  query UsersWithoutSecondFactor {
    users(filter: { withoutSecondFactor: true, states: [ACTIVE] }, first: 1) {
      totalCount
    }
  }
`);
