package io.parley.crm.oracle;

import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract of CRMs, against the stand-in for Oracle CRM On Demand. */
@Execution(ExecutionMode.CONCURRENT)
class OracleContractTest implements CrmContract {

    private final OracleLab lab = new OracleLab();

    @Override
    public CrmLab lab() {
        return lab;
    }
}
