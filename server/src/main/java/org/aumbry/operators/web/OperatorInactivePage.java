package org.aumbry.operators.web;

import java.util.List;

/**
 * What an operator finds who may do nothing yet.
 *
 * @param lacks what is not on record, already worded
 * @param rules the rules to acknowledge; empty when that was done
 */
public record OperatorInactivePage(OperatorFrame frame, List<String> lacks, List<String> rules) {}
