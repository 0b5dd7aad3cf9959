/** Which writing operation is cut by which test of this folder. A new one fails `operations.test.ts` until it stands here. */
export const cutBy = {
  sampleYears: [
    'importStandard publishStandard createCycle publishCycle saveApplication submitApplication saveCells recordMeeting cosign submitSheet',
    'sendBack createVisitRound saveVisitFrame publishVisitFrame drawVisits submitVisit closeVisitRound createAppraisal prepareAppraisal',
    'openAppraisal castBallot closeAppraisal adoptStar planInspection openInspection saveFinding recordInterview setFindingTask',
    'closeInspection reportTask acceptTask signOffStar openOpinions giveOpinion addTheme answerTheme publishPreliminary recordPosting',
    'confirmPosting makeObjection answerObjection makeAppeal namePanel proposeDecision agreeToDecision confirmFinal recordGuidance setTask',
    'sendTaskBack addEvidence',
  ]
    .join(' ')
    .split(' '),
  // the first reading of a paper and the second one, which counts it
  fieldwork:
    'enterPaperBallot enterPaperBallot recordAssistedVote issueLateSlips reissueSlips takeOverAppraisal startUpload sendPart completeUpload startRedaction linkEvidence withdrawEvidence'.split(
      ' ',
    ),
  groups:
    'formGroup declareNoConflict commitMark discuss askArbitration decideDisagreement recordRecusal standDown saveCell recordVeto'.split(
      ' ',
    ),
  reinspection: 'publishReinspectionPlan commitReinspectionSeed drawReinspection recordFinding closeReinspection'.split(' '),
  administration:
    'createAccount resetPassword disableAccount enableAccount grantRole revokeGrant appointDeputy endDeputy importUnits importPreset saveNotifications addWebhook switchWebhook removeWebhook'.split(
      ' ',
    ),
  season: 'moveDueDate reviseCycle extendTask withdrawTask liftVeto publishCommitments assignVisits changePlan'.split(' '),
  result: 'carryOutCorrection issueCertificates moveStar'.split(' '),
};

/** Not cut one by one: they write in the one transaction of `runCall`, under the same key, as all others do. */
export const notCut =
  'loadMap resetSecondFactor takeOverVisits takeOverRectification gatherOpinions confirmAddress stopDigest testWebhook requestSeasonReport requestScoreSheets cancelDocument'.split(
    ' ',
  );
