/**
 * Rankings whose measures scikit-learn 1.9.1 gave:
 *
 *   python -c "from sklearn.metrics import roc_auc_score as r, average_precision_score as p
 *   y=[0,0,1,1,0,1,0,0,1,0]; s=[.1,.4,.35,.8,.65,.9,.2,.55,.5,.3]; print(r(y,s), p(y,s))
 *   y=[0,1,0,1,1,0,0,1,0,0,1,0]; s=[.5,.5,.5,.9,.7,.7,.2,.2,.2,.1,.1,.9]; print(r(y,s), p(y,s))"
 */
export const LABELS = [0, 0, 1, 1, 0, 1, 0, 0, 1, 0];
export const SCORES = [0.1, 0.4, 0.35, 0.8, 0.65, 0.9, 0.2, 0.55, 0.5, 0.3];
export const LABELS_TIED = [0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0];
export const SCORES_TIED = [0.5, 0.5, 0.5, 0.9, 0.7, 0.7, 0.2, 0.2, 0.2, 0.1, 0.1, 0.9];
